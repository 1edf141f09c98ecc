#include "cli/conversation.h"

enum exit_status cli_review(struct cli *cli)
{
    return conversation_practise(cli, &activity_review);
}
