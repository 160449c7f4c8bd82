package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Coroutine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A script for a client, or for a pipeline. */
final class RedisScriptImpl<V> implements RedisScript<V> {
  private final CommandCaller<V> client;
  private final @Nullable RedisPipeline<V> pipeline;
  private final String lua;
  private final String sha;

  RedisScriptImpl(CommandCaller<V> client, @Nullable RedisPipeline<V> pipeline, String lua) {
    this.client = client;
    this.pipeline = pipeline;
    this.lua = lua;
    sha = Sha1.hex(lua);
  }

  @Override
  public Coroutine<@Nullable Object> run(List<?> keys, List<?> args) {
    var counted = CommandArguments.counted(keys);
    var rest = CommandArguments.all(args);
    return async(() -> pipeline == null ? runNow(counted, rest) : queueOn(pipeline, counted, rest));
  }

  private @Nullable Object runNow(CommandArguments keys, CommandArguments args) {
    try {
      return await(client.call(Reply.any(), "EVALSHA", sha, keys, args));
    } catch (NoScriptException e) {
      return await(client.call(Reply.any(), "EVAL", lua, keys, args));
    }
  }

  private Object queueOn(RedisPipeline<V> pipeline, CommandArguments keys, CommandArguments args) {
    if (pipeline instanceof ScriptLoading loading) loading.needs(lua);
    return pipeline.queue(Reply.any(), "EVALSHA", sha, keys, args);
  }

  @Override
  public RedisScript<V> on(CommandCaller<V> client) {
    return new RedisScriptImpl<>(client, null, lua);
  }

  @Override
  public RedisScript<V> on(RedisPipeline<V> pipeline) {
    return new RedisScriptImpl<>(client, pipeline, lua);
  }

  @Override
  public String sha() {
    return sha;
  }

  @Override
  public String toString() {
    return "<RedisScript %s>".formatted(sha);
  }
}
