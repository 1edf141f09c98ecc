#include "cli/conversation.h"

enum exit_status cli_practice(struct cli *cli)
{
    return conversation_practise(cli, &activity_practice);
}
