/**
 * A look into the event loops of a running process: its tasks, where each is, and who waits for
 * whom. Start with {@link dev.asyncio4j.inspector.Inspector}.
 */
@NullMarked
package dev.asyncio4j.inspector;

import org.jspecify.annotations.NullMarked;
