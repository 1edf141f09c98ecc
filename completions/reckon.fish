# Completion of reckon for fish. Made by 'make doc' from the program's tables.

# The subcommand: the first word that is no option and no value.
function __reckon_command
    set -l value no
    for word in (commandline -opc)[2..-1]
        if test $value = yes
            set value no
            continue
        end
        switch $word
            case --banks --data-dir --learner --topic --topics --tag --level --days --count -n --seed --minutes --time-scale --confidence --variants --roster --secret --shard --for --title --to --page --output -o --feedback --draws --trials --format --per --restore --color
                set value yes
            case '-*'
            case '*'
                echo $word
                return 0
        end
    end
    return 1
end

function __reckon_using
    set -l command (__reckon_command)
    or return 1
    contains -- $command $argv
end

# Also before there is a subcommand.
function __reckon_takes
    set -l command (__reckon_command)
    or return 0
    contains -- $command $argv
end

# What the program has of these kinds.
function __reckon_names
    set -l program (commandline -opc)[1]
    $program names $argv 2>/dev/null
end

# These words for the last of several, by commas.
function __reckon_list
    set -l typed (commandline -ct | string replace -r '^--[a-z-]+=' '')
    set -l before (string match -r '^.*,' -- $typed)
    for word in $argv
        echo "$before$word"
    end
end

complete -c reckon -f
complete -c reckon -n 'not __reckon_command' -a practice -d 'practise, fitted to your level (what \'reckon\' alone does)'
complete -c reckon -n 'not __reckon_command' -a place -d 'find your level in 12 questions'
complete -c reckon -n 'not __reckon_command' -a review -d 'repeat what went wrong'
complete -c reckon -n 'not __reckon_command' -a drill -d 'against the clock'
complete -c reckon -n 'not __reckon_command' -a mock -d 'a mock interview'
complete -c reckon -n 'not __reckon_command' -a stats -d 'how you are doing'
complete -c reckon -n 'not __reckon_command' -a report -d 'your progress as a page'
complete -c reckon -n 'not __reckon_command' -a topics -d 'what can be asked'
complete -c reckon -n 'not __reckon_command' -a set -d 'make practice sets and exams'
complete -c reckon -n 'not __reckon_command' -a grade -d 'mark what came back'
complete -c reckon -n 'not __reckon_command' -a check -d 'verify keys, as a bank\'s author'
complete -c reckon -n 'not __reckon_command' -a preview -d 'show questions as a bank\'s author'
complete -c reckon -n 'not __reckon_command' -a eval -d 'work out a formula of the bank language'
complete -c reckon -n 'not __reckon_command' -a judge -d 'judge a table of typed answers'
complete -c reckon -n 'not __reckon_command' -a replay -d 'score the learner model on a log'
complete -c reckon -n 'not __reckon_command' -a history -d 'what is kept of you: export, import'
complete -c reckon -n 'not __reckon_command' -a reset -d 'delete all there is of a learner'
complete -c reckon -n 'not __reckon_command' -a doctor -d 'check the database and its backups'
complete -c reckon -n 'not __reckon_command' -a list -d 'every template, by topic'
complete -c reckon -n 'not __reckon_command' -a new -d 'a bank to begin with, as its author'
complete -c reckon -n 'not __reckon_command' -a schema -d 'the bank format as a JSON Schema'
complete -c reckon -n 'not __reckon_command' -a config -d 'your settings, once for all'
complete -c reckon -n 'not __reckon_command' -a names -d 'names, one a line, for shells and scripts'
complete -c reckon -n 'not __reckon_command' -a help -d 'what there is on a word; alone, this text'
complete -c reckon -n '__reckon_using practice' -f -a '(__reckon_names topics tags)'
complete -c reckon -n '__reckon_using place' -f -a '(__reckon_names topics tags)'
complete -c reckon -n '__reckon_using review' -f -a '(__reckon_names topics tags)'
complete -c reckon -n '__reckon_using drill' -f -a '(__reckon_names drills)'
complete -c reckon -n '__reckon_using mock' -f -a '(__reckon_names mocks)'
complete -c reckon -n '__reckon_using stats' -f -a '(__reckon_names topics)'
complete -c reckon -n '__reckon_using set' -F
complete -c reckon -n '__reckon_using grade' -F
complete -c reckon -n '__reckon_using check' -F -a '(__reckon_names templates)'
complete -c reckon -n '__reckon_using preview' -f -a '(__reckon_names templates)'
complete -c reckon -n '__reckon_using judge' -F
complete -c reckon -n '__reckon_using replay' -F
complete -c reckon -n '__reckon_using history' -F -a 'export import rebuild'
complete -c reckon -n '__reckon_using schema' -f -a 'history'
complete -c reckon -n '__reckon_using config' -F
complete -c reckon -n '__reckon_using names' -f -a 'topics tags templates drills mocks formats help'
complete -c reckon -n '__reckon_using help' -f -a '(__reckon_names help)'
complete -c reckon -n '__reckon_takes practice place review drill mock stats report topics list set check preview names help history doctor' -l banks -r -F -d 'look for banks there (folders by \':\')'
complete -c reckon -n '__reckon_takes practice place review drill mock stats report replay set history reset doctor' -l data-dir -x -a '(__fish_complete_directories)' -d 'keep progress there'
complete -c reckon -n '__reckon_takes practice place review drill mock stats report' -l no-save -d 'keep no progress'
complete -c reckon -n '__reckon_takes practice place review drill mock stats report replay history reset' -l learner -x -d 'whose progress (me)'
complete -c reckon -n '__reckon_takes list check' -l topic -x -a '(__reckon_names topics)' -d 'of this topic only'
complete -c reckon -n '__reckon_takes set' -l topics -x -a '(__reckon_list (__reckon_names topics))' -d 'from these topics or BANK/TEMPLATEs'
complete -c reckon -n '__reckon_takes practice place review list set' -l tag -x -a '(__reckon_list (__reckon_names tags))' -d 'tagged so: finance, health, coding ...'
complete -c reckon -n '__reckon_takes preview set' -l level -x -d 'of this level (set: or 2..4)'
complete -c reckon -n '__reckon_takes stats report' -l days -x -d 'so many days back (stats 30, report 90); 0: all'
complete -c reckon -n '__reckon_takes preview set' -s n -l count -x -d 'so many questions'
complete -c reckon -n '__reckon_takes practice place review drill mock preview set check' -l seed -x -d 'the same N, the same questions'
complete -c reckon -n '__reckon_takes mock' -l minutes -x -d 'so long (60)'
complete -c reckon -n '__reckon_takes mock' -l new -d 'begin another, even if one was broken off'
complete -c reckon -n '__reckon_takes drill mock' -l time-scale -x -d 'so many times the time'
complete -c reckon -n '__reckon_takes drill mock' -l untimed -d 'without a clock'
complete -c reckon -n '__reckon_takes drill mock' -l no-clock -d 'no clock in the prompt; \'time\' tells'
complete -c reckon -n '__reckon_takes practice place review mock' -l confidence -x -d 'how often to ask how sure you are: 0% to 100%'
complete -c reckon -n '__reckon_takes set' -l variants -x -d 'so many different papers (1)'
complete -c reckon -n '__reckon_takes set' -l roster -r -F -d 'a paper for each student of this table'
complete -c reckon -n '__reckon_takes set' -l secret -r -F -d 'what seeds hang on; made if missing'
complete -c reckon -n '__reckon_takes set' -l shard -x -d 'only this part of the papers'
complete -c reckon -n '__reckon_takes set' -l join -d 'put the parts in these folders together'
complete -c reckon -n '__reckon_takes set' -l headerless -d 'files without what stands around the papers'
complete -c reckon -n '__reckon_takes set' -l for -x -d 'what suits this learner\'s level'
complete -c reckon -n '__reckon_takes set' -l title -x -d 'what stands above the paper'
complete -c reckon -n '__reckon_takes set' -l to -x -a '(__reckon_list text markdown html latex pdf paper-jsonl practice pdf-key jsonl moodle gift anki csv qti21 canvas)' -d 'formats of the paper (text)'
complete -c reckon -n '__reckon_takes set' -l page -x -d 'pages of a PDF: a4 (or letter)'
complete -c reckon -n '__reckon_takes set grade new history report' -s o -l output -r -F -d 'write there: a folder (new, history, report: a file)'
complete -c reckon -n '__reckon_takes grade' -l feedback -x -d 'a file for each student: text, markdown or html (none)'
complete -c reckon -n '__reckon_takes check' -l draws -x -d 'of each template and level (200)'
complete -c reckon -n '__reckon_takes check' -l trials -x -d 'most of each simulation (2000000)'
complete -c reckon -n '__reckon_takes stats' -l format -x -a 'text tsv json' -d 'text, json; for some: tap, tsv, csv, html, latex'
complete -c reckon -n '__reckon_takes grade' -l format -x -a 'text json' -d 'text, json; for some: tap, tsv, csv, html, latex'
complete -c reckon -n '__reckon_takes check' -l format -x -a 'text json tap' -d 'text, json; for some: tap, tsv, csv, html, latex'
complete -c reckon -n '__reckon_takes preview' -l format -x -a 'text json markdown html latex' -d 'text, json; for some: tap, tsv, csv, html, latex'
complete -c reckon -n '__reckon_takes replay' -l format -x -a 'text json' -d 'text, json; for some: tap, tsv, csv, html, latex'
complete -c reckon -n '__reckon_takes history' -l format -x -a 'csv json' -d 'text, json; for some: tap, tsv, csv, html, latex'
complete -c reckon -n '__reckon_takes list' -l format -x -a 'text json' -d 'text, json; for some: tap, tsv, csv, html, latex'
complete -c reckon -n '__reckon_takes replay' -l per -x -a 'learner topic' -d 'a table by learner or topic, too'
complete -c reckon -n '__reckon_takes check' -s q -l quiet -d 'say only what is wrong'
complete -c reckon -n '__reckon_takes history' -l spreadsheet-safe -d 'CSV in which no text can be a formula'
complete -c reckon -n '__reckon_takes doctor' -l backup -d 'make a backup now'
complete -c reckon -n '__reckon_takes doctor' -l restore -r -F -d 'put a backup in the database\'s place'
complete -c reckon -n '__reckon_takes doctor' -l rebuild -d 'work out all estimates once more'
complete -c reckon -n '__reckon_takes reset doctor' -l yes -d 'without being asked'
complete -c reckon -l color -x -a 'auto always never' -d 'auto, always or never'
complete -c reckon -l no-color -d 'the same as --color=never'
complete -c reckon -l accessible -d 'for screen readers: no columns, nothing drawn over'
complete -c reckon -l ascii -d 'print plain ASCII alone'
complete -c reckon -s h -l help -d 'help on the command'
complete -c reckon -l version -d 'version and licence'
