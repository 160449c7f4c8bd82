package dev.asyncio4j.redis;

/**
 * Queued: the commands of users, as Redis names them; a pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedAclCommands<V> extends QueueCaller<V> {
  /**
   * Gets the categories of commands.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> aclCat() {
    return queue(Reply.TEXTS, "ACL CAT");
  }

  /**
   * Gets the commands of a category.
   *
   * @param category its name
   * @return this pipeline
   */
  default RedisPipeline<V> aclCat(String category) {
    return queue(Reply.TEXTS, "ACL CAT", category);
  }

  /**
   * Deletes users.
   *
   * @param users the names
   * @return this pipeline
   */
  default RedisPipeline<V> aclDeluser(Object... users) {
    return queue(Reply.LONG, "ACL DELUSER", CommandArguments.all(users));
  }

  /**
   * Tells whether a user may do it: OK, or why not.
   *
   * @param user the name of the user
   * @param command a command, word by word
   * @return this pipeline
   */
  default RedisPipeline<V> aclDryrun(String user, Object... command) {
    return queue(Reply.TEXT, "ACL DRYRUN", user, CommandArguments.all(command));
  }

  /**
   * Gets a random password.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> aclGenpass() {
    return queue(Reply.TEXT, "ACL GENPASS");
  }

  /**
   * Tells of a user.
   *
   * @param user the name of the user
   * @return this pipeline
   */
  default RedisPipeline<V> aclGetuser(String user) {
    return queue(Reply.PLAIN_MAP, "ACL GETUSER", user);
  }

  /**
   * Gets the rules of all users.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> aclList() {
    return queue(Reply.TEXTS, "ACL LIST");
  }

  /**
   * Reads the file of users.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> aclLoad() {
    return queue(Reply.OK, "ACL LOAD");
  }

  /**
   * Gets what was refused.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> aclLog() {
    return queue(Reply.PLAIN_MAPS, "ACL LOG");
  }

  /**
   * Forgets what was refused.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> aclLogReset() {
    return queue(Reply.OK, "ACL LOG", "RESET");
  }

  /**
   * Writes the file of users.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> aclSave() {
    return queue(Reply.OK, "ACL SAVE");
  }

  /**
   * Makes or changes a user.
   *
   * @param user the name of the user
   * @param rules what it may do
   * @return this pipeline
   */
  default RedisPipeline<V> aclSetuser(String user, Object... rules) {
    return queue(Reply.OK, "ACL SETUSER", user, CommandArguments.all(rules));
  }

  /**
   * Gets the names of users.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> aclUsers() {
    return queue(Reply.TEXTS, "ACL USERS");
  }

  /**
   * Gets the name of this user.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> aclWhoami() {
    return queue(Reply.TEXT, "ACL WHOAMI");
  }
}
