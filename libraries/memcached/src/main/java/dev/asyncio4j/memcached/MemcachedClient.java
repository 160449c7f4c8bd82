package dev.asyncio4j.memcached;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client of memcached; tasks share its connections, and each reply reaches its own call.
 *
 * <p>It needs no loop to be made: the first call binds it to the running loop, and once that is
 * closed, the next call to another one. All commands of one pass of the loop leave in one write. A
 * connection that is lost ends the calls whose replies it owes; the next call connects anew.
 *
 * <p><i>Python:</i> {@code aiomcache.Client}, and {@code FlagClient} where there is a codec.
 *
 * <p><b>Cancellation:</b> ends a call at once. What was sent may be obeyed; its reply is read and
 * dropped, and no other call is given it.
 *
 * <p><b>Thread and loop:</b> on the turn of its loop.
 *
 * <pre>{@code
 * try (var cache = MemcachedClient.create(host, port)) {
 *   await(cache.set("page", data, Duration.ofMinutes(5)));
 *   byte[] page = await(cache.get("page"));
 *   Long visits = await(cache.incr("visits"));
 * }
 * }</pre>
 *
 * @param <V> the type of the values: {@code byte[]} without a codec
 */
public interface MemcachedClient<V>
    extends ReadCommands<V>, StoreCommands<V>, ChangeCommands, ServerCommands, AutoCloseable {
  /**
   * Makes a client of bytes.
   *
   * <p><i>Python:</i> {@code aiomcache.Client(host, port)}.
   *
   * @param host a name or an address
   * @param port 1 to 65535
   * @return a client, not connected yet
   * @throws IllegalArgumentException if the host is empty or the port out of its range
   */
  static MemcachedClient<byte[]> create(String host, int port) {
    return create(MemcachedOptions.defaults().host(host).port(port));
  }

  /**
   * Makes a client of bytes.
   *
   * @param options the server and the limits
   * @return a client, not connected yet
   */
  static MemcachedClient<byte[]> create(MemcachedOptions options) {
    Objects.requireNonNull(options, "options");
    return new ClientImpl<>(List.of(options), null, Values.BYTES);
  }

  /**
   * Makes a client of other values.
   *
   * <p><i>Python:</i> {@code FlagClient(host, port, get_flag_handler=, set_flag_handler=)}.
   *
   * @param <V> the type of the values
   * @param options the server and the limits
   * @param codec makes bytes and flags of values; {@link FlagCodec#text()} for strings
   * @return a client, not connected yet
   */
  static <V> MemcachedClient<V> create(MemcachedOptions options, FlagCodec<V> codec) {
    Objects.requireNonNull(options, "options");
    return new ClientImpl<>(List.of(options), null, Values.of(codec));
  }

  /**
   * Makes a client of several servers, which share the keys among them.
   *
   * <p>A key's server is found on a ketama ring, as by libmemcached with {@code
   * BEHAVIOR_KETAMA_WEIGHTED} (pylibmc's {@code ketama_weighted}): all clients with the same list
   * agree. A server that is down fails calls for its own keys; they do not move to others.
   *
   * <p><i>Python:</i> none in aiomcache.
   *
   * @param servers at least one, all different
   * @param options the limits for each server; its host, port and path are not used
   * @return a client, not connected yet
   * @throws IllegalArgumentException if there is no server, or one twice
   */
  static MemcachedClient<byte[]> ofServers(List<HostPort> servers, MemcachedOptions options) {
    if (servers.isEmpty())
      throw new IllegalArgumentException("servers must not be empty: name one");
    if (servers.stream().distinct().count() < servers.size()) {
      throw new IllegalArgumentException("a server is there twice: " + servers);
    }
    var each =
        servers.stream()
            .map(server -> options.path(null).host(server.host()).port(server.port()))
            .toList();
    return new ClientImpl<>(each, new Ring(servers), Values.BYTES);
  }

  /**
   * Closes the client: in a task it waits as {@link #closeAsync} does; elsewhere it does not wait.
   *
   * <p>The second close does nothing more. A client that nobody closes is closed with its loop.
   *
   * <p><b>Cancellation:</b> ends the wait; the connections are closed all the same.
   *
   * @throws IllegalStateException in another thread while its loop runs
   */
  @Override
  void close();

  /**
   * Closes the client, once the replies that are owed have come.
   *
   * <p>It waits for {@link MemcachedOptions#timeout} at most, or 5 s; calls that are left then
   * fail. New calls fail from its start on.
   *
   * <p><i>Python:</i> {@code await client.close()}.
   *
   * <p><b>Cancellation:</b> ends the wait; the connections are closed all the same.
   *
   * @return the coroutine to await; the second one does nothing more
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> closeAsync();
}
