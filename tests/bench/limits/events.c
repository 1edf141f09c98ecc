/* Files parsed to YAML events, and nothing done with them. */
#include <stdio.h>
#include <yaml.h>

#include "limits.h"

static long events_of(FILE *file)
{
    yaml_parser_t parser;
    yaml_event_type_t type = YAML_NO_EVENT;
    long events = 0;
    if (!yaml_parser_initialize(&parser))
        return 0;
    yaml_parser_set_input_file(&parser, file);
    for (; type != YAML_STREAM_END_EVENT; events++) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event))
            break;
        type = event.type;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return events;
}

long limit_events(const char *const *path, size_t count)
{
    long events = 0;
    for (size_t i = 0; i < count; i++) {
        FILE *file = fopen(path[i], "rb");
        if (!file)
            return 0;
        events += events_of(file);
        fclose(file);
    }
    return events;
}
