/* A learner's history as it comes to be looked back at, made by hand: 30 days
 * to Monday, 23 November 2026, four topics. */
#ifndef RECKON_TESTS_RUNNER_LOOK_FIXTURE_H
#define RECKON_TESTS_RUNNER_LOOK_FIXTURE_H

#include <math.h>

#include "session/lookback.h"

enum { FIXTURE_TOPICS = 4, FIXTURE_DAYS = 30, FIXTURE_LAST = 20780 };

struct look_fixture {
    struct lookback look;
    struct lookback_topic topic[FIXTURE_TOPICS];
    struct lookback_ability ability[FIXTURE_TOPICS + 1][FIXTURE_DAYS];
    struct tally_day day[FIXTURE_DAYS];
    struct lookback_kind kind[3];
    struct lookback_interval interval[2];
    struct lookback_group drill[1];
    struct lookback_point point[40];
    struct lookback_asked asked[5];
};

static inline void fixture_abilities(struct lookback_ability *ability,
                                     double from, double to)
{
    for (int i = 0; i < FIXTURE_DAYS; i++) {
        double share = (double)i / (FIXTURE_DAYS - 1);
        ability[i] = (struct lookback_ability){
            .day = FIXTURE_LAST - FIXTURE_DAYS + 1 + i,
            .level = {.level = from + (to - from) * share,
                      .band = 0.8 - 0.5 * share,
                      .logit = (from + (to - from) * share - 3) / 2,
                      .deviation = (0.8 - 0.5 * share) / 2}};
    }
}

static inline struct lookback *look_fixture(struct look_fixture *room)
{
    static const struct {
        const char *name;
        int64_t right, count;
        double median, author, from, to;
    } topics[FIXTURE_TOPICS] = {
        {"expectation", 52, 64, 48, 60, 2, 3.5},
        {"combinatorics", 30, 41, 62, 50, 2, 2.8},
        {"bayes", 36, 58, 71, 75, 1.5, 2.2},
        {"variance", 22, 51, 95, 60, 1.6, 1.2},
    };
    *room = (struct look_fixture){.look = {.started = true}};
    struct lookback *look = &room->look;
    look->options.days = FIXTURE_DAYS;
    look->first = FIXTURE_LAST - FIXTURE_DAYS + 1;
    look->last = FIXTURE_LAST;
    look->total = (struct lookback_total){.answered = 214,
                                          .right = 140,
                                          .open = 2,
                                          .practised = 17,
                                          .seconds = 13920};
    for (int i = 0; i < FIXTURE_TOPICS; i++) {
        fixture_abilities(room->ability[i], topics[i].from, topics[i].to);
        room->topic[i] = (struct lookback_topic){
            .name = topics[i].name,
            .answered = topics[i].count,
            .right = share_of(topics[i].right, topics[i].count),
            .median = topics[i].median,
            .author = topics[i].author,
            .level = room->ability[i][FIXTURE_DAYS - 1].level,
            .ability = room->ability[i],
            .abilities = FIXTURE_DAYS};
    }
    fixture_abilities(room->ability[FIXTURE_TOPICS], 1.8, 2.6);
    look->ability = room->ability[FIXTURE_TOPICS];
    look->abilities = FIXTURE_DAYS;
    look->level = look->ability[FIXTURE_DAYS - 1].level;
    look->topic = room->topic;
    look->topics = FIXTURE_TOPICS;
    for (int i = 0; i < FIXTURE_DAYS; i++)
        if (i % 7 != 2 && i % 5 != 4)
            room->day[look->days++] = (struct tally_day){
                .day = look->first + i, .answered = 3 + i * 7 % 17};
    look->day = room->day;
    look->calibration = (struct lookback_calibration){
        .right = share_of(74, 96), .stated = 0.84, .brier = 0.17, .over = 0.07};
    static const int64_t sure[][2] = {
        {7, 12}, {10, 15}, {15, 21}, {16, 20}, {26, 28}};
    for (int i = 0; i < LOOKBACK_BINS; i++)
        look->calibration.bin[i] = (struct lookback_bin){
            .from = i / 10.0, .stated = i < 6 ? (double)NAN : i / 10.0};
    for (int i = 0; i < 5; i++)
        look->calibration.bin[6 + i].right = share_of(sure[i][0], sure[i][1]);
    room->interval[0] =
        (struct lookback_interval){.stated = 0.5, .held = share_of(5, 9)};
    room->interval[1] =
        (struct lookback_interval){.stated = 0.9, .held = share_of(12, 20)};
    look->calibration.interval = room->interval;
    look->calibration.intervals = 2;
    room->kind[0] = (struct lookback_kind){
        .tag = "base-rate", .about = "left out the base rate", .times = 9};
    room->kind[0].example[0].row = (struct answer_row){
        .topic = "bayes", .typed = "<b>0.9</b>&", .typed_length = 11};
    room->kind[0].example[0].day = FIXTURE_LAST - 3;
    room->kind[0].examples = 1;
    room->kind[1] = (struct lookback_kind){.tag = "complement", .times = 4};
    room->kind[2] = (struct lookback_kind){.tag = "", .times = 6};
    look->kind = room->kind;
    look->kinds = 3;
    look->mistakes = 19;
    room->drill[0] = (struct lookback_group){
        .name = "80-in-8", .right = share_of(61, 80), .median = 5.5};
    look->drill = room->drill;
    look->drills = 1;
    for (uint32_t i = 0; i < 40; i++)
        room->point[i] = (struct lookback_point){.topic = i % 4,
                                                 .level = 2,
                                                 .right = i * 7 % 10 < 6,
                                                 .seconds = 10 + i * 4,
                                                 .author = 60};
    look->point = room->point;
    look->points = 40;
    room->asked[0] = (struct lookback_asked){
        1, "p-value", "open", true, false, 0.5, 0.5, 130, 120, NULL};
    room->asked[1] = (struct lookback_asked){
        2, "two-aces", "combinatorics", false, false, 1, 0.75, 40, 60, NULL};
    room->asked[2] = (struct lookback_asked){
        3, "screening", "bayes <&>", false, false,
        0, 0,           3700,        75,    "left out the base rate"};
    room->asked[3] = (struct lookback_asked){
        3, "again", "bayes <&>", false, false, 1, 1, 20, (double)NAN, NULL};
    room->asked[4] = (struct lookback_asked){
        4,           "spread",    "variance", false, true,
        (double)NAN, (double)NAN, 3,          60,    NULL};
    look->mock =
        (struct lookback_mock){.session = 9,
                               .day = FIXTURE_LAST - 1,
                               .given = 3600,
                               .elapsed = 1930,
                               .part = room->asked,
                               .parts = 5,
                               .weakest = {"bayes <&>", "combinatorics"},
                               .weak = 2};
    for (uint32_t i = 0; i < LOOKBACK_DUE; i++)
        look->due[i] = i * 5 % 7;
    look->due[0] = 3;
    return look;
}

#endif
