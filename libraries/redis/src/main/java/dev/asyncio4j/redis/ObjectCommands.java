package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.Set;

/**
 * Things that stand on several commands: locks, scripts, searches with distances, and documents.
 *
 * <p><b>Cancellation:</b> a call not yet written is never sent; of one that was written the reply
 * is dropped.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface ObjectCommands<V> extends CommandCaller<V> {
  /**
   * Returns a lock that is held until it is released.
   *
   * @param name the key
   * @return the lock; nothing is sent yet
   */
  default RedisLock lock(Object name) {
    return lock(name, LockOptions.defaults());
  }

  /**
   * Returns a lock.
   *
   * @param name the key
   * @param options how long it lasts, and how long to wait for it
   * @return the lock; nothing is sent yet
   */
  default RedisLock lock(Object name, LockOptions options) {
    return new RedisLockImpl(this, name, options);
  }

  /**
   * Returns a script, which is sent whole only where a server does not know it.
   *
   * @param lua the script
   * @return the script; nothing is sent yet
   */
  default RedisScript<V> registerScript(String lua) {
    return new RedisScriptImpl<>(this, null, lua);
  }

  /**
   * Gets members by place, with distances, hashes or places, whichever are asked for.
   *
   * @param key the key
   * @param options where, and {@code with…}
   * @param parts what comes with each member
   * @return the members
   */
  @CheckReturnValue
  default Coroutine<List<GeoResult<V>>> geosearchWith(
      Object key, GeoSearchOptions options, GeoPart... parts) {
    return call(
        new Reply<>((tree, codec) -> Replies.<V>geo(tree, codec, Set.of(parts))),
        "GEOSEARCH",
        key,
        options,
        GeoPart.words(parts));
  }

  /**
   * Returns the commands of JSON documents, which need the module.
   *
   * @return the commands
   */
  default RedisJson json() {
    return new RedisJson(this);
  }
}
