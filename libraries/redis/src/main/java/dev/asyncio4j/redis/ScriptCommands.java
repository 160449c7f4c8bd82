package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands of scripts and functions, as Redis names them.
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
public interface ScriptCommands<V> extends CommandCaller<V> {
  /**
   * Runs a script.
   *
   * @param <T> the type of the result, which is not checked
   * @param script in Lua
   * @param keys the keys, one by one or as a collection
   * @param args the arguments
   * @return its result
   */
  default <T extends @Nullable Object> Coroutine<T> eval(
      String script, List<?> keys, List<?> args) {
    return call(
        Reply.any(), "EVAL", script, CommandArguments.counted(keys), CommandArguments.all(args));
  }

  /**
   * Runs a script that only reads.
   *
   * @param <T> the type of the result, which is not checked
   * @param script in Lua
   * @param keys the keys, one by one or as a collection
   * @param args the arguments
   * @return its result
   */
  default <T extends @Nullable Object> Coroutine<T> evalRo(
      String script, List<?> keys, List<?> args) {
    return call(
        Reply.any(), "EVAL_RO", script, CommandArguments.counted(keys), CommandArguments.all(args));
  }

  /**
   * Runs a script that the server knows.
   *
   * @param <T> the type of the result, which is not checked
   * @param sha its SHA1
   * @param keys the keys, one by one or as a collection
   * @param args the arguments
   * @return its result
   */
  default <T extends @Nullable Object> Coroutine<T> evalsha(
      String sha, List<?> keys, List<?> args) {
    return call(
        Reply.any(), "EVALSHA", sha, CommandArguments.counted(keys), CommandArguments.all(args));
  }

  /**
   * Runs a script that the server knows and that only reads.
   *
   * @param <T> the type of the result, which is not checked
   * @param sha its SHA1
   * @param keys the keys, one by one or as a collection
   * @param args the arguments
   * @return its result
   */
  default <T extends @Nullable Object> Coroutine<T> evalshaRo(
      String sha, List<?> keys, List<?> args) {
    return call(
        Reply.any(), "EVALSHA_RO", sha, CommandArguments.counted(keys), CommandArguments.all(args));
  }

  /**
   * Calls a function.
   *
   * @param <T> the type of the result, which is not checked
   * @param function its name
   * @param keys the keys, one by one or as a collection
   * @param args the arguments
   * @return its result
   */
  default <T extends @Nullable Object> Coroutine<T> fcall(
      String function, List<?> keys, List<?> args) {
    return call(
        Reply.any(), "FCALL", function, CommandArguments.counted(keys), CommandArguments.all(args));
  }

  /**
   * Calls a function that only reads.
   *
   * @param <T> the type of the result, which is not checked
   * @param function its name
   * @param keys the keys, one by one or as a collection
   * @param args the arguments
   * @return its result
   */
  default <T extends @Nullable Object> Coroutine<T> fcallRo(
      String function, List<?> keys, List<?> args) {
    return call(
        Reply.any(),
        "FCALL_RO",
        function,
        CommandArguments.counted(keys),
        CommandArguments.all(args));
  }

  /**
   * Deletes a library of functions.
   *
   * @param library its name
   * @return true once it is done
   */
  default Coroutine<Boolean> functionDelete(String library) {
    return call(Reply.OK, "FUNCTION DELETE", library);
  }

  /**
   * Gets all libraries as functionRestore takes them.
   *
   * @return the bytes; null if there is nothing
   */
  default Coroutine<byte @Nullable []> functionDump() {
    return call(Reply.BYTES, "FUNCTION DUMP");
  }

  /**
   * Deletes all libraries.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> functionFlush() {
    return call(Reply.OK, "FUNCTION FLUSH");
  }

  /**
   * Stops a function that has written nothing yet.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> functionKill() {
    return call(Reply.OK, "FUNCTION KILL");
  }

  /**
   * Tells of the libraries.
   *
   * @return text, numbers, lists and maps
   */
  default Coroutine<Object> functionList() {
    return call(Reply.PLAIN, "FUNCTION LIST");
  }

  /**
   * Loads a library; gets its name.
   *
   * @param code the library, in Lua
   * @param replace whether one that is there is replaced
   * @return the text
   */
  default Coroutine<@Nullable String> functionLoad(String code, boolean replace) {
    return call(Reply.TEXT, "FUNCTION LOAD", CommandArguments.word(replace, "REPLACE"), code);
  }

  /**
   * Loads what functionDump gave: APPEND, FLUSH or REPLACE.
   *
   * @param dumped what was given
   * @param policy what becomes of what is there
   * @return true once it is done
   */
  default Coroutine<Boolean> functionRestore(byte[] dumped, String policy) {
    return call(Reply.OK, "FUNCTION RESTORE", dumped, policy);
  }

  /**
   * Tells of the function that runs.
   *
   * @return text, numbers, lists and maps
   */
  default Coroutine<Object> functionStats() {
    return call(Reply.PLAIN, "FUNCTION STATS");
  }

  /**
   * Tells which scripts the server knows.
   *
   * @param shas their SHA1
   * @return an answer for each
   */
  default Coroutine<List<Boolean>> scriptExists(Object... shas) {
    return call(Reply.BOOLS, "SCRIPT EXISTS", CommandArguments.all(shas));
  }

  /**
   * Forgets all scripts.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> scriptFlush() {
    return call(Reply.OK, "SCRIPT FLUSH");
  }

  /**
   * Stops a script that has written nothing yet.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> scriptKill() {
    return call(Reply.OK, "SCRIPT KILL");
  }

  /**
   * Loads a script; gets its SHA1.
   *
   * @param script in Lua
   * @return the text
   */
  default Coroutine<@Nullable String> scriptLoad(String script) {
    return call(Reply.TEXT, "SCRIPT LOAD", script);
  }
}
