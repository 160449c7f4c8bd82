package dev.asyncio4j.redis;

import java.util.function.Supplier;

/**
 * The address of a server that sentinels guard: asked at each connection, in a task.
 *
 * @param role what the server must say that it is
 * @param address asks the sentinels
 */
record Guarded(String role, Supplier<HostPort> address) {}
