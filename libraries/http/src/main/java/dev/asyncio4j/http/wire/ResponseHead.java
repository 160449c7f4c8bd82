package dev.asyncio4j.http.wire;

import dev.asyncio4j.http.Headers;

/**
 * A response without its body, checked.
 *
 * @param minor the version is 1.{@code minor}
 * @param status such as 200
 * @param reason may be empty
 * @param headers all of them, frozen
 * @param keepAlive whether the connection may serve another request
 * @param length of the body in bytes, or a word of {@link BodyLength}; 0: none
 */
public record ResponseHead(
    int minor, int status, String reason, Headers headers, boolean keepAlive, long length) {
  /** {@return whether a body follows} */
  public boolean hasBody() {
    return length != 0;
  }

  /** {@return whether another head follows, which is the real one} */
  public boolean isInterim() {
    return status < 200 && status != 101;
  }
}
