/**
 * Nurseries, cancel scopes, memory channels and capacity limiters, as trio and anyio have them.
 *
 * <p>A scope is cancelled as a level: every await in it raises {@link
 * dev.asyncio4j.exceptions.CancelledError}, until the scope ends. It lives in one tree beside
 * asyncio's edges: {@code Task.cancel}, timeouts and task groups work inside scopes, and scopes
 * inside them. Start with {@link dev.asyncio4j.nurseries.Nurseries}.
 */
@NullMarked
package dev.asyncio4j.nurseries;

import org.jspecify.annotations.NullMarked;
