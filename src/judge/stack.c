/* The stack of numbers: growing. */
#include "judge/stack.h"

#include <errno.h>
#include <stdlib.h>

int stack_push(struct stack *stack, uint32_t number)
{
    if (stack->count == stack->room) {
        size_t room = stack->room ? 2 * stack->room : 64;
        uint32_t *wider = realloc(stack->list, room * sizeof *wider);
        if (!wider)
            return ENOMEM;
        stack->list = wider;
        stack->room = room;
    }
    stack->list[stack->count++] = number;
    return 0;
}

void stack_close(struct stack *stack)
{
    free(stack->list);
    *stack = (struct stack){0};
}
