package dev.asyncio4j.redis;

import java.util.List;

/**
 * Queued: the commands of scripts and functions, as Redis names them; a pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedScriptCommands<V> extends QueueCaller<V> {
  /**
   * Runs a script.
   *
   * @param script in Lua
   * @param keys the keys, one by one or as a collection
   * @param args the arguments
   * @return this pipeline
   */
  default RedisPipeline<V> eval(String script, List<?> keys, List<?> args) {
    return queue(
        Reply.any(), "EVAL", script, CommandArguments.counted(keys), CommandArguments.all(args));
  }

  /**
   * Runs a script that only reads.
   *
   * @param script in Lua
   * @param keys the keys, one by one or as a collection
   * @param args the arguments
   * @return this pipeline
   */
  default RedisPipeline<V> evalRo(String script, List<?> keys, List<?> args) {
    return queue(
        Reply.any(), "EVAL_RO", script, CommandArguments.counted(keys), CommandArguments.all(args));
  }

  /**
   * Runs a script that the server knows.
   *
   * @param sha its SHA1
   * @param keys the keys, one by one or as a collection
   * @param args the arguments
   * @return this pipeline
   */
  default RedisPipeline<V> evalsha(String sha, List<?> keys, List<?> args) {
    return queue(
        Reply.any(), "EVALSHA", sha, CommandArguments.counted(keys), CommandArguments.all(args));
  }

  /**
   * Runs a script that the server knows and that only reads.
   *
   * @param sha its SHA1
   * @param keys the keys, one by one or as a collection
   * @param args the arguments
   * @return this pipeline
   */
  default RedisPipeline<V> evalshaRo(String sha, List<?> keys, List<?> args) {
    return queue(
        Reply.any(), "EVALSHA_RO", sha, CommandArguments.counted(keys), CommandArguments.all(args));
  }

  /**
   * Calls a function.
   *
   * @param function its name
   * @param keys the keys, one by one or as a collection
   * @param args the arguments
   * @return this pipeline
   */
  default RedisPipeline<V> fcall(String function, List<?> keys, List<?> args) {
    return queue(
        Reply.any(), "FCALL", function, CommandArguments.counted(keys), CommandArguments.all(args));
  }

  /**
   * Calls a function that only reads.
   *
   * @param function its name
   * @param keys the keys, one by one or as a collection
   * @param args the arguments
   * @return this pipeline
   */
  default RedisPipeline<V> fcallRo(String function, List<?> keys, List<?> args) {
    return queue(
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
   * @return this pipeline
   */
  default RedisPipeline<V> functionDelete(String library) {
    return queue(Reply.OK, "FUNCTION DELETE", library);
  }

  /**
   * Gets all libraries as functionRestore takes them.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> functionDump() {
    return queue(Reply.BYTES, "FUNCTION DUMP");
  }

  /**
   * Deletes all libraries.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> functionFlush() {
    return queue(Reply.OK, "FUNCTION FLUSH");
  }

  /**
   * Stops a function that has written nothing yet.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> functionKill() {
    return queue(Reply.OK, "FUNCTION KILL");
  }

  /**
   * Tells of the libraries.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> functionList() {
    return queue(Reply.PLAIN, "FUNCTION LIST");
  }

  /**
   * Loads a library; gets its name.
   *
   * @param code the library, in Lua
   * @param replace whether one that is there is replaced
   * @return this pipeline
   */
  default RedisPipeline<V> functionLoad(String code, boolean replace) {
    return queue(Reply.TEXT, "FUNCTION LOAD", CommandArguments.word(replace, "REPLACE"), code);
  }

  /**
   * Loads what functionDump gave: APPEND, FLUSH or REPLACE.
   *
   * @param dumped what was given
   * @param policy what becomes of what is there
   * @return this pipeline
   */
  default RedisPipeline<V> functionRestore(byte[] dumped, String policy) {
    return queue(Reply.OK, "FUNCTION RESTORE", dumped, policy);
  }

  /**
   * Tells of the function that runs.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> functionStats() {
    return queue(Reply.PLAIN, "FUNCTION STATS");
  }

  /**
   * Tells which scripts the server knows.
   *
   * @param shas their SHA1
   * @return this pipeline
   */
  default RedisPipeline<V> scriptExists(Object... shas) {
    return queue(Reply.BOOLS, "SCRIPT EXISTS", CommandArguments.all(shas));
  }

  /**
   * Forgets all scripts.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> scriptFlush() {
    return queue(Reply.OK, "SCRIPT FLUSH");
  }

  /**
   * Stops a script that has written nothing yet.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> scriptKill() {
    return queue(Reply.OK, "SCRIPT KILL");
  }

  /**
   * Loads a script; gets its SHA1.
   *
   * @param script in Lua
   * @return this pipeline
   */
  default RedisPipeline<V> scriptLoad(String script) {
    return queue(Reply.TEXT, "SCRIPT LOAD", script);
  }
}
