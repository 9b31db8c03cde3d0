/* A stack of numbers that grows. */
#ifndef QLAB_JUDGE_STACK_H
#define QLAB_JUDGE_STACK_H

#include <stddef.h>
#include <stdint.h>

struct stack {
    uint32_t *list; /* from malloc; NULL while nothing was pushed */
    size_t count, room;
};

/* Returns 0 or ENOMEM. */
int stack_push(struct stack *stack, uint32_t number);
void stack_close(struct stack *stack);

static inline uint32_t stack_top(const struct stack *stack)
{
    return stack->list[stack->count - 1];
}

#endif
