/** Queues between the tasks of one loop: first in first out, last in first out, and by priority. */
@NullMarked
package dev.asyncio4j.queues;

import org.jspecify.annotations.NullMarked;
