/* What is done trial by trial: choices from lists, and calls of functions that
 * the value evaluator has. */
#include <math.h>
#include <stdio.h>

#include "lang/block_machine.h"
#include "lang/eval.h"
#include "lang/function.h"
#include "lang/limits.h"

static struct value value_at(const struct block_machine *machine,
                             const struct block_frame *frame,
                             const struct block_operand *operand, uint32_t lane)
{
    if (operand->kind == OPERAND_CONSTANT)
        return operand->value;
    if (operand->kind == OPERAND_LIST) {
        struct value *item;
        struct list *list = list_new(machine->arena, operand->count, &item);
        for (uint32_t i = 0; i < operand->count; i++)
            item[i] = value_at(machine, frame, &operand->item[i], lane);
        return value_list(list);
    }
    if (operand->truth)
        return value_truth(frame_truth(frame, operand->column)[lane]);
    double number = frame_number(frame, operand->column)[lane];
    if (operand->class == CLASS_WHOLE && fabs(number) < 0x1p53)
        return value_integer((int64_t)number);
    return value_number(number_real(number));
}

static bool put(struct block_machine *machine, const struct block_frame *frame,
                const struct block_op *op, const struct value *value,
                uint32_t lane)
{
    if (value->kind == VALUE_TRUTH) {
        frame_truth(frame, op->outs[0])[lane] = value->truth;
        return true;
    }
    if (value->kind == VALUE_NUMBER) {
        frame_number(frame, op->outs[0])[lane] = number_double(value->number);
        return true;
    }
    if (value->list->length != op->outs_count)
        return machine_fail(machine, op->node, ERROR_DOMAIN,
                            "this list has another length than expected");
    for (uint32_t i = 0; i < op->outs_count; i++)
        frame_number(frame, op->outs[i])[lane] =
            number_double(list_member(value->list, i, machine->arena).number);
    return true;
}

static bool call_one(struct block_machine *machine,
                     const struct block_frame *frame, const struct block_op *op,
                     uint32_t lane)
{
    struct run run;
    struct value result,
        *argument =
            arena_get(machine->arena, (op->count + 1) * sizeof *argument);
    run_start(&run, machine->arena, NULL, NULL, LIMIT_TRIAL_STEPS,
              machine->error);
    for (uint32_t i = 0; i < op->count; i++)
        argument[i] = value_at(machine, frame, &op->item[i], lane);
    struct call call = {.run = &run,
                        .node = op->node,
                        .function = op->node->function,
                        .argument = argument,
                        .count = op->count,
                        .result = &result};
    return op->node->function->compute(&call) &&
           put(machine, frame, op, &result, lane);
}

bool machine_call(struct block_machine *machine,
                  const struct block_frame *frame, const struct block_op *op)
{
    const uint8_t *mask = frame_truth(frame, op->mask);
    for (uint32_t i = 0; i < frame->lanes; i++) {
        if (!mask[i])
            continue;
        struct arena_mark mark = arena_here(machine->arena);
        bool ok = call_one(machine, frame, op, i);
        arena_rewind(machine->arena, mark);
        if (!ok)
            return false;
    }
    return true;
}

static bool bad_place(struct block_machine *machine, const struct block_op *op)
{
    char text[100];
    snprintf(text, sizeof text,
             "a place in this list is a whole number from 1 to %u", op->count);
    return machine_fail(machine, op->node, ERROR_DOMAIN, text);
}

static void choose_item(const struct block_frame *frame,
                        const struct block_op *op, uint32_t at, uint32_t lane)
{
    const struct block_operand *item = &op->item[at];
    bool fixed = item->kind == OPERAND_CONSTANT;
    if (item->truth)
        frame_truth(frame, op->out)[lane] =
            fixed ? item->value.truth : frame_truth(frame, item->column)[lane];
    else
        frame_number(frame, op->out)[lane] =
            fixed ? block_fixed(item) : frame_number(frame, item->column)[lane];
}

bool machine_choose(struct block_machine *machine,
                    const struct block_frame *frame, const struct block_op *op)
{
    const uint8_t *mask = frame_truth(frame, op->mask);
    const double *place = frame_number(frame, op->a);
    for (uint32_t i = 0; i < frame->lanes; i++) {
        double at = place[i] + op->b_value;
        if (!mask[i])
            continue;
        if (!(at >= 0 && at < op->count) || floor(at) < at)
            return bad_place(machine, op);
        if (op->code == BLOCK_LOOK_UP)
            frame_number(frame, op->out)[i] = op->table[(uint32_t)at];
        else
            choose_item(frame, op, (uint32_t)at, i);
    }
    return true;
}
