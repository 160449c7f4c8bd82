package dev.asyncio4j.redis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The exceptions of what servers answer: the first word chooses the class. */
final class ErrorReplies {
  private static final Map<String, Function<String, RedisException>> CLASSES =
      new LinkedHashMap<>();

  static {
    CLASSES.put("NOSCRIPT", NoScriptException::new);
    CLASSES.put("READONLY", ReadOnlyException::new);
    CLASSES.put("OOM", OutOfMemoryException::new);
    CLASSES.put("NOPERM", NoPermissionException::new);
    CLASSES.put("EXECABORT", ExecAbortException::new);
    CLASSES.put("BUSY", BusyScriptException::new);
    CLASSES.put("CROSSSLOT", ClusterCrossSlotException::new);
    CLASSES.put("ASK", AskException::new);
    CLASSES.put("MOVED", MovedException::new);
    CLASSES.put("TRYAGAIN", TryAgainException::new);
    CLASSES.put("CLUSTERDOWN", ClusterDownException::new);
    CLASSES.put("MASTERDOWN", ClusterDownException::new);
    CLASSES.put("LOADING", BusyLoadingException::new);
    CLASSES.put("NOAUTH", AuthenticationException::new);
    CLASSES.put("WRONGPASS", AuthenticationException::new);
  }

  private ErrorReplies() {}

  /** Makes the exception of an error's text, which is kept but for a leading {@code ERR}. */
  static RedisException of(String text) {
    int blank = text.indexOf(' ');
    var word = blank < 0 ? text : text.substring(0, blank);
    if (word.equals("ERR")) return ofPlain(text.substring(Math.min(text.length(), 4)));
    var known = CLASSES.get(word);
    var error = known == null ? null : tried(known, text);
    return error == null ? new ResponseException(text) : error;
  }

  private static RedisException ofPlain(String text) {
    if (text.startsWith("max number of clients"))
      return new RedisConnectionException(text + ": the server's limit maxclients is reached");
    if (text.startsWith("invalid password") || text.contains("AUTH <password> called without"))
      return new AuthenticationException(text);
    if (text.startsWith("Error loading the extension") || text.startsWith("Error unloading module"))
      return new ModuleException(text);
    return new ResponseException(text);
  }

  /** Makes the same kind of exception with another text. */
  static RedisException again(RedisException error, String text) {
    if (error instanceof MovedException || error instanceof AskException) return error;
    for (var make : CLASSES.values()) {
      var other =
          error.getClass() == ResponseException.class
              ? new ResponseException(text)
              : tried(make, text);
      if (other != null && other.getClass() == error.getClass()) {
        other.addSuppressed(error);
        return other;
      }
    }
    return error;
  }

  private static @Nullable RedisException tried(
      Function<String, RedisException> make, String text) {
    try {
      return make.apply(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
