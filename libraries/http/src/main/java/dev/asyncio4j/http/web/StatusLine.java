package dev.asyncio4j.http.web;

/** The meaning that a status has for the reply. */
final class StatusLine {
  private StatusLine() {}

  /** The reason, without line ends. */
  static String check(String reason) {
    if (reason.indexOf('\r') >= 0 || reason.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("Reason cannot contain \\r or \\n");
    }
    return reason;
  }

  /** True if a reply of this status never has a body. */
  static boolean isEmptyBody(int status) {
    return status < 200 || status == 204 || status == 304;
  }

  /** True if a reply of this status to this method has no body. */
  static boolean isEmptyBody(String method, int status) {
    return isEmptyBody(status)
        || method.equals("HEAD")
        || method.equals("CONNECT") && status >= 200 && status < 300;
  }

  /** True if the length of a body must not be told, either. */
  static boolean isWithoutLength(String method, int status) {
    return isEmptyBody(status) || method.equals("CONNECT") && status < 300;
  }
}
