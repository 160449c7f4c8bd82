package dev.asyncio4j.redis;

/**
 * Queued: the commands of vector sets, as Redis names them; a pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedVectorCommands<V> extends QueueCaller<V> {
  /**
   * Adds an element.
   *
   * @param key the key
   * @param vector its numbers
   * @param element the element
   * @return this pipeline
   */
  default RedisPipeline<V> vadd(Object key, double[] vector, Object element) {
    return queue(Reply.BOOL, "VADD", key, "VALUES", CommandArguments.vector(vector), element);
  }

  /**
   * Counts elements.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> vcard(Object key) {
    return queue(Reply.LONG, "VCARD", key);
  }

  /**
   * Gets how many numbers a vector has.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> vdim(Object key) {
    return queue(Reply.LONG, "VDIM", key);
  }

  /**
   * Gets a vector.
   *
   * @param key the key
   * @param element the element
   * @return this pipeline
   */
  default RedisPipeline<V> vemb(Object key, Object element) {
    return queue(Reply.DOUBLES, "VEMB", key, element);
  }

  /**
   * Gets the attributes, as JSON.
   *
   * @param key the key
   * @param element the element
   * @return this pipeline
   */
  default RedisPipeline<V> vgetattr(Object key, Object element) {
    return queue(Reply.TEXT, "VGETATTR", key, element);
  }

  /**
   * Tells of a vector set.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> vinfo(Object key) {
    return queue(Reply.PLAIN_MAP, "VINFO", key);
  }

  /**
   * Gets the neighbours.
   *
   * @param key the key
   * @param element the element
   * @return this pipeline
   */
  default RedisPipeline<V> vlinks(Object key, Object element) {
    return queue(Reply.PLAIN, "VLINKS", key, element);
  }

  /**
   * Gets some element.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> vrandmember(Object key) {
    return queue(Reply.value(), "VRANDMEMBER", key);
  }

  /**
   * Gets some elements.
   *
   * @param key the key
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> vrandmember(Object key, long count) {
    return queue(Reply.values(), "VRANDMEMBER", key, count);
  }

  /**
   * Removes an element.
   *
   * @param key the key
   * @param element the element
   * @return this pipeline
   */
  default RedisPipeline<V> vrem(Object key, Object element) {
    return queue(Reply.BOOL, "VREM", key, element);
  }

  /**
   * Sets the attributes.
   *
   * @param key the key
   * @param element the element
   * @param json the attributes
   * @return this pipeline
   */
  default RedisPipeline<V> vsetattr(Object key, Object element, String json) {
    return queue(Reply.BOOL, "VSETATTR", key, element, json);
  }

  /**
   * Gets the elements that are most alike to one.
   *
   * @param key the key
   * @param element the element
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> vsim(Object key, Object element, long count) {
    return queue(Reply.values(), "VSIM", key, "ELE", element, "COUNT", count);
  }

  /**
   * Gets the elements that are most alike to a vector.
   *
   * @param key the key
   * @param vector its numbers
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> vsimVector(Object key, double[] vector, long count) {
    return queue(
        Reply.values(), "VSIM", key, "VALUES", CommandArguments.vector(vector), "COUNT", count);
  }
}
