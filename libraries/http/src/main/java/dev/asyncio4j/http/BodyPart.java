package dev.asyncio4j.http;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * One part of a multipart body: content, or a multipart body itself.
 *
 * <p><i>Python:</i> what {@code MultipartReader.next} returns; {@code isinstance} is a pattern
 * here.
 *
 * <p><b>Cancellation:</b> a cancelled {@code release} has dropped what had come until then.
 *
 * <pre>{@code
 * static int count(MultipartReader body) {
 *   int parts = 0;
 *   for (BodyPart part : each(body)) {
 *     if (part instanceof NestedPart nested) parts += count(nested.reader());
 *     else parts++;
 *   }
 *   return parts;
 * }
 * }</pre>
 */
public sealed interface BodyPart permits BodyPartReader, NestedPart {
  /** {@return the headers of the part} */
  Headers headers();

  /**
   * Drops what was not read of the part.
   *
   * @return the dropping
   * @throws dev.asyncio4j.exceptions.IncompleteReadException when awaited, if the body ends within
   *     the part
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> release();
}
