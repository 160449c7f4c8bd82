package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands of vector sets, as Redis names them.
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
public interface VectorCommands<V> extends CommandCaller<V> {
  /**
   * Adds an element.
   *
   * @param key the key
   * @param vector its numbers
   * @param element the element
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> vadd(Object key, double[] vector, Object element) {
    return call(Reply.BOOL, "VADD", key, "VALUES", CommandArguments.vector(vector), element);
  }

  /**
   * Counts elements.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> vcard(Object key) {
    return call(Reply.LONG, "VCARD", key);
  }

  /**
   * Gets how many numbers a vector has.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> vdim(Object key) {
    return call(Reply.LONG, "VDIM", key);
  }

  /**
   * Gets a vector.
   *
   * @param key the key
   * @param element the element
   * @return a number for each; null if there is none
   */
  default Coroutine<List<@Nullable Double>> vemb(Object key, Object element) {
    return call(Reply.DOUBLES, "VEMB", key, element);
  }

  /**
   * Gets the attributes, as JSON.
   *
   * @param key the key
   * @param element the element
   * @return the text
   */
  default Coroutine<@Nullable String> vgetattr(Object key, Object element) {
    return call(Reply.TEXT, "VGETATTR", key, element);
  }

  /**
   * Tells of a vector set.
   *
   * @param key the key
   * @return names and what they stand for
   */
  default Coroutine<Map<String, Object>> vinfo(Object key) {
    return call(Reply.PLAIN_MAP, "VINFO", key);
  }

  /**
   * Gets the neighbours.
   *
   * @param key the key
   * @param element the element
   * @return text, numbers, lists and maps
   */
  default Coroutine<Object> vlinks(Object key, Object element) {
    return call(Reply.PLAIN, "VLINKS", key, element);
  }

  /**
   * Gets some element.
   *
   * @param key the key
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> vrandmember(Object key) {
    return call(Reply.value(), "VRANDMEMBER", key);
  }

  /**
   * Gets some elements.
   *
   * @param key the key
   * @param count how many at most
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> vrandmember(Object key, long count) {
    return call(Reply.values(), "VRANDMEMBER", key, count);
  }

  /**
   * Removes an element.
   *
   * @param key the key
   * @param element the element
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> vrem(Object key, Object element) {
    return call(Reply.BOOL, "VREM", key, element);
  }

  /**
   * Sets the attributes.
   *
   * @param key the key
   * @param element the element
   * @param json the attributes
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> vsetattr(Object key, Object element, String json) {
    return call(Reply.BOOL, "VSETATTR", key, element, json);
  }

  /**
   * Gets the elements that are most alike to one.
   *
   * @param key the key
   * @param element the element
   * @param count how many at most
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> vsim(Object key, Object element, long count) {
    return call(Reply.values(), "VSIM", key, "ELE", element, "COUNT", count);
  }

  /**
   * Gets the elements that are most alike to a vector.
   *
   * @param key the key
   * @param vector its numbers
   * @param count how many at most
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> vsimVector(Object key, double[] vector, long count) {
    return call(
        Reply.values(), "VSIM", key, "VALUES", CommandArguments.vector(vector), "COUNT", count);
  }
}
