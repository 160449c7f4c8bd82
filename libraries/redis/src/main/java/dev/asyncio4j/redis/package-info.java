/**
 * Redis for programs on asyncio4j, with the API of redis.asyncio.
 *
 * <p>Start with {@link dev.asyncio4j.redis.Redis}; a cluster has {@link
 * dev.asyncio4j.redis.RedisCluster}, a master that sentinels guard {@link
 * dev.asyncio4j.redis.Sentinel}.
 */
@NullMarked
package dev.asyncio4j.redis;

import org.jspecify.annotations.NullMarked;
