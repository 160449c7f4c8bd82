package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands of users, as Redis names them.
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
public interface AclCommands<V> extends CommandCaller<V> {
  /**
   * Gets the categories of commands.
   *
   * @return the texts
   */
  default Coroutine<List<String>> aclCat() {
    return call(Reply.TEXTS, "ACL CAT");
  }

  /**
   * Gets the commands of a category.
   *
   * @param category its name
   * @return the texts
   */
  default Coroutine<List<String>> aclCat(String category) {
    return call(Reply.TEXTS, "ACL CAT", category);
  }

  /**
   * Deletes users.
   *
   * @param users the names
   * @return the number
   */
  default Coroutine<@Nullable Long> aclDeluser(Object... users) {
    return call(Reply.LONG, "ACL DELUSER", CommandArguments.all(users));
  }

  /**
   * Tells whether a user may do it: OK, or why not.
   *
   * @param user the name of the user
   * @param command a command, word by word
   * @return the text
   */
  default Coroutine<@Nullable String> aclDryrun(String user, Object... command) {
    return call(Reply.TEXT, "ACL DRYRUN", user, CommandArguments.all(command));
  }

  /**
   * Gets a random password.
   *
   * @return the text
   */
  default Coroutine<@Nullable String> aclGenpass() {
    return call(Reply.TEXT, "ACL GENPASS");
  }

  /**
   * Tells of a user.
   *
   * @param user the name of the user
   * @return names and what they stand for
   */
  default Coroutine<Map<String, Object>> aclGetuser(String user) {
    return call(Reply.PLAIN_MAP, "ACL GETUSER", user);
  }

  /**
   * Gets the rules of all users.
   *
   * @return the texts
   */
  default Coroutine<List<String>> aclList() {
    return call(Reply.TEXTS, "ACL LIST");
  }

  /**
   * Reads the file of users.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> aclLoad() {
    return call(Reply.OK, "ACL LOAD");
  }

  /**
   * Gets what was refused.
   *
   * @return a map for each
   */
  default Coroutine<List<Map<String, Object>>> aclLog() {
    return call(Reply.PLAIN_MAPS, "ACL LOG");
  }

  /**
   * Forgets what was refused.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> aclLogReset() {
    return call(Reply.OK, "ACL LOG", "RESET");
  }

  /**
   * Writes the file of users.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> aclSave() {
    return call(Reply.OK, "ACL SAVE");
  }

  /**
   * Makes or changes a user.
   *
   * @param user the name of the user
   * @param rules what it may do
   * @return true once it is done
   */
  default Coroutine<Boolean> aclSetuser(String user, Object... rules) {
    return call(Reply.OK, "ACL SETUSER", user, CommandArguments.all(rules));
  }

  /**
   * Gets the names of users.
   *
   * @return the texts
   */
  default Coroutine<List<String>> aclUsers() {
    return call(Reply.TEXTS, "ACL USERS");
  }

  /**
   * Gets the name of this user.
   *
   * @return the text
   */
  default Coroutine<@Nullable String> aclWhoami() {
    return call(Reply.TEXT, "ACL WHOAMI");
  }
}
