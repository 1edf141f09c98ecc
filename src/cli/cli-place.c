#include "cli/conversation.h"

enum exit_status cli_place(struct cli *cli)
{
    return conversation_practise(cli, &activity_place);
}
