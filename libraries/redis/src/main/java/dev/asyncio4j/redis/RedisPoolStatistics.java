package dev.asyncio4j.redis;

/**
 * A look at the connections of a client.
 *
 * @param shared connections that ordinary commands share, and that are ready
 * @param owed replies that these owe, or will
 * @param inUse connections of their own in use
 * @param idle connections of their own that wait for use
 * @param waiting tasks that wait for one
 */
public record RedisPoolStatistics(int shared, int owed, int inUse, int idle, int waiting) {}
