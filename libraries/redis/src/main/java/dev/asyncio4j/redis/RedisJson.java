package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands of JSON documents, as text: bring a library of your own to read and write it.
 *
 * <p><i>Python:</i> {@code r.json()}, the commands used most. The server needs the module.
 *
 * <p><b>Cancellation:</b> a call not yet written is never sent; of one that was written the reply
 * is dropped.
 *
 * <pre>{@code
 * try (var redis = Redis.fromUrl(url)) {
 *   await(redis.json().set("user:1", "$", "{\"name\": \"Ada\"}"));
 *   String names = await(redis.json().get("user:1", "$.name"));
 * }
 * }</pre>
 */
@CheckReturnValue
public final class RedisJson {
  private final CommandCaller<?> caller;

  RedisJson(CommandCaller<?> caller) {
    this.caller = caller;
  }

  /**
   * Sets a part of a document.
   *
   * @param key the key
   * @param path where; {@code $} is the whole
   * @param json the value, as JSON
   * @return true once it is done
   */
  public Coroutine<Boolean> set(Object key, String path, String json) {
    return caller.call(Reply.OK, "JSON.SET", key, path, json);
  }

  /**
   * Gets parts of a document.
   *
   * @param key the key
   * @param paths which ones; none: the whole
   * @return JSON; null if there is no document
   */
  public Coroutine<@Nullable String> get(Object key, String... paths) {
    return caller.call(Reply.TEXT, "JSON.GET", key, CommandArguments.all((Object[]) paths));
  }

  /**
   * Deletes a part of a document.
   *
   * @param key the key
   * @param path which one; {@code $} is the whole
   * @return how many were deleted
   */
  public Coroutine<@Nullable Long> del(Object key, String path) {
    return caller.call(Reply.LONG, "JSON.DEL", key, path);
  }

  /**
   * Gets the same part of several documents.
   *
   * @param path which one
   * @param keys the keys
   * @return JSON of each; null where there is no document
   */
  public Coroutine<List<String>> mget(String path, Object... keys) {
    return caller.call(Reply.TEXTS, "JSON.MGET", CommandArguments.all(keys), path);
  }

  /**
   * Adds to a number.
   *
   * @param key the key
   * @param path where it is
   * @param amount how much
   * @return the new numbers, as JSON
   */
  public Coroutine<@Nullable String> numincrby(Object key, String path, Number amount) {
    return caller.call(Reply.TEXT, "JSON.NUMINCRBY", key, path, amount);
  }

  /**
   * Appends to an array.
   *
   * @param key the key
   * @param path where it is
   * @param json the values, each as JSON
   * @return how long the arrays are then
   */
  public Coroutine<List<@Nullable Long>> arrappend(Object key, String path, String... json) {
    return caller.call(
        Reply.LONGS, "JSON.ARRAPPEND", key, path, CommandArguments.all((Object[]) json));
  }
}
