package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands of connections, as Redis names them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * <p><b>Cancellation:</b> a call not yet written is never sent; of one that was written the reply
 * is dropped.
 *
 * @param <V> the type of keys, fields and values in replies
 */
@CheckReturnValue
public interface ClientCommands<V> extends CommandCaller<V> {
  /**
   * Gets the name of this connection.
   *
   * @return the text
   */
  default Coroutine<@Nullable String> clientGetname() {
    return call(Reply.TEXT, "CLIENT GETNAME");
  }

  /**
   * Gets who hears of invalidations.
   *
   * @return the number
   */
  default Coroutine<@Nullable Long> clientGetredir() {
    return call(Reply.LONG, "CLIENT GETREDIR");
  }

  /**
   * Gets the number of this connection.
   *
   * @return the number
   */
  default Coroutine<@Nullable Long> clientId() {
    return call(Reply.LONG, "CLIENT ID");
  }

  /**
   * Tells of this connection.
   *
   * @return names and what they stand for
   */
  default Coroutine<Map<String, String>> clientInfo() {
    return call(Reply.CLIENT, "CLIENT INFO");
  }

  /**
   * Closes a connection.
   *
   * @param address host and port
   * @return true once it is done
   */
  default Coroutine<Boolean> clientKill(String address) {
    return call(Reply.OK, "CLIENT KILL", address);
  }

  /**
   * Closes connections; counts them.
   *
   * @param options what else
   * @return the number
   */
  default Coroutine<@Nullable Long> clientKillFilter(ClientKillOptions options) {
    return call(Reply.LONG, "CLIENT KILL", options);
  }

  /**
   * Tells of all connections.
   *
   * @return a map for each
   */
  default Coroutine<List<Map<String, String>>> clientList() {
    return call(Reply.CLIENTS, "CLIENT LIST");
  }

  /**
   * Tells of connections.
   *
   * @param options what else
   * @return a map for each
   */
  default Coroutine<List<Map<String, String>>> clientList(ClientListOptions options) {
    return call(Reply.CLIENTS, "CLIENT LIST", options);
  }

  /**
   * Has this connection not evicted.
   *
   * @param on whether it is so from now on
   * @return true once it is done
   */
  default Coroutine<Boolean> clientNoEvict(boolean on) {
    return call(Reply.OK, "CLIENT NO-EVICT", CommandArguments.onOff(on));
  }

  /**
   * Has this connection's commands not count as use.
   *
   * @param on whether it is so from now on
   * @return true once it is done
   */
  default Coroutine<Boolean> clientNoTouch(boolean on) {
    return call(Reply.OK, "CLIENT NO-TOUCH", CommandArguments.onOff(on));
  }

  /**
   * Has all clients wait.
   *
   * @param time the time
   * @return true once it is done
   */
  default Coroutine<Boolean> clientPause(Duration time) {
    return call(Reply.OK, "CLIENT PAUSE", CommandArguments.millis(time));
  }

  /**
   * Names this connection.
   *
   * @param name the name
   * @return true once it is done
   */
  default Coroutine<Boolean> clientSetname(String name) {
    return call(Reply.OK, "CLIENT SETNAME", name);
  }

  /**
   * Has invalidations told.
   *
   * @param on whether it is so from now on
   * @param options what else
   * @return true once it is done
   */
  default Coroutine<Boolean> clientTracking(boolean on, ClientTrackingOptions options) {
    return call(Reply.OK, "CLIENT TRACKING", CommandArguments.onOff(on), options);
  }

  /**
   * Tells how invalidations are told.
   *
   * @return names and what they stand for
   */
  default Coroutine<Map<String, Object>> clientTrackinginfo() {
    return call(Reply.PLAIN_MAP, "CLIENT TRACKINGINFO");
  }

  /**
   * Ends the wait of a connection.
   *
   * @param id the ID
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> clientUnblock(long id) {
    return call(Reply.BOOL, "CLIENT UNBLOCK", id);
  }

  /**
   * Has clients wait no more.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> clientUnpause() {
    return call(Reply.OK, "CLIENT UNPAUSE");
  }
}
