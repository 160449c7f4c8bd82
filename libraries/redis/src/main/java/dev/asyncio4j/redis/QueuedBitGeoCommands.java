package dev.asyncio4j.redis;

import java.util.Map;

/**
 * Queued: the commands of bits, of HyperLogLogs and of places, as Redis names them; a pipeline has
 * them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedBitGeoCommands<V> extends QueueCaller<V> {
  /**
   * Counts bits that are set.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> bitcount(Object key) {
    return queue(Reply.LONG, "BITCOUNT", key);
  }

  /**
   * Counts bits that are set in a part, by BYTE or BIT.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @param unit the unit
   * @return this pipeline
   */
  default RedisPipeline<V> bitcount(Object key, long start, long end, String unit) {
    return queue(Reply.LONG, "BITCOUNT", key, start, end, unit);
  }

  /**
   * Reads and writes numbers of any width; null where one overflowed and was to fail.
   *
   * @param key the key
   * @param operations what to do
   * @return this pipeline
   */
  default RedisPipeline<V> bitfield(Object key, BitfieldCommand operations) {
    return queue(Reply.LONGS, "BITFIELD", key, operations);
  }

  /**
   * Reads numbers of any width.
   *
   * @param key the key
   * @param operations what to do
   * @return this pipeline
   */
  default RedisPipeline<V> bitfieldRo(Object key, BitfieldCommand operations) {
    return queue(Reply.LONGS, "BITFIELD_RO", key, operations);
  }

  /**
   * Stores AND, OR, XOR or NOT of strings; gets how long that is.
   *
   * @param operation the operation
   * @param destination where to
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> bitop(String operation, Object destination, Object... keys) {
    return queue(Reply.LONG, "BITOP", operation, destination, CommandArguments.all(keys));
  }

  /**
   * Finds the first bit that is 0 or 1.
   *
   * @param key the key
   * @param bit 0 or 1
   * @return this pipeline
   */
  default RedisPipeline<V> bitpos(Object key, long bit) {
    return queue(Reply.LONG, "BITPOS", key, bit);
  }

  /**
   * Finds the first bit that is 0 or 1 in a part.
   *
   * @param key the key
   * @param bit 0 or 1
   * @param start the first one
   * @param end the last one
   * @return this pipeline
   */
  default RedisPipeline<V> bitpos(Object key, long bit, long start, long end) {
    return queue(Reply.LONG, "BITPOS", key, bit, start, end);
  }

  /**
   * Gets a bit.
   *
   * @param key the key
   * @param offset the place, from 0
   * @return this pipeline
   */
  default RedisPipeline<V> getbit(Object key, long offset) {
    return queue(Reply.LONG, "GETBIT", key, offset);
  }

  /**
   * Sets a bit, and gets the old one.
   *
   * @param key the key
   * @param offset the place, from 0
   * @param bit 0 or 1
   * @return this pipeline
   */
  default RedisPipeline<V> setbit(Object key, long offset, long bit) {
    return queue(Reply.LONG, "SETBIT", key, offset, bit);
  }

  /**
   * Adds to a HyperLogLog; tells whether it has changed.
   *
   * @param key the key
   * @param values the values
   * @return this pipeline
   */
  default RedisPipeline<V> pfadd(Object key, Object... values) {
    return queue(Reply.BOOL, "PFADD", key, CommandArguments.all(values));
  }

  /**
   * Estimates how many different values were added.
   *
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> pfcount(Object... keys) {
    return queue(Reply.LONG, "PFCOUNT", CommandArguments.all(keys));
  }

  /**
   * Merges HyperLogLogs.
   *
   * @param destination where to
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> pfmerge(Object destination, Object... keys) {
    return queue(Reply.OK, "PFMERGE", destination, CommandArguments.all(keys));
  }

  /**
   * Adds a place.
   *
   * @param key the key
   * @param longitude degrees, east is positive
   * @param latitude degrees, north is positive
   * @param member the member
   * @return this pipeline
   */
  default RedisPipeline<V> geoadd(Object key, double longitude, double latitude, Object member) {
    return queue(Reply.LONG, "GEOADD", key, longitude, latitude, member);
  }

  /**
   * Adds places; counts those that are new.
   *
   * @param key the key
   * @param places places by member
   * @return this pipeline
   */
  default RedisPipeline<V> geoadd(Object key, Map<?, GeoPoint> places) {
    return queue(Reply.LONG, "GEOADD", key, CommandArguments.places(places));
  }

  /**
   * Gets the distance in metres.
   *
   * @param key the key
   * @param member1 the one
   * @param member2 the other
   * @return this pipeline
   */
  default RedisPipeline<V> geodist(Object key, Object member1, Object member2) {
    return queue(Reply.DOUBLE, "GEODIST", key, member1, member2);
  }

  /**
   * Gets the distance in m, km, mi or ft.
   *
   * @param key the key
   * @param member1 the one
   * @param member2 the other
   * @param unit the unit
   * @return this pipeline
   */
  default RedisPipeline<V> geodist(Object key, Object member1, Object member2, String unit) {
    return queue(Reply.DOUBLE, "GEODIST", key, member1, member2, unit);
  }

  /**
   * Gets geohashes.
   *
   * @param key the key
   * @param members the members, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> geohash(Object key, Object... members) {
    return queue(Reply.TEXTS, "GEOHASH", key, CommandArguments.all(members));
  }

  /**
   * Gets places; null where there is none.
   *
   * @param key the key
   * @param members the members, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> geopos(Object key, Object... members) {
    return queue(Reply.GEO_POINTS, "GEOPOS", key, CommandArguments.all(members));
  }

  /**
   * Gets members by place.
   *
   * @param key the key
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> geosearch(Object key, GeoSearchOptions options) {
    return queue(Reply.values(), "GEOSEARCH", key, options);
  }

  /**
   * Stores what a search finds.
   *
   * @param destination where to
   * @param source where from
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> geosearchstore(
      Object destination, Object source, GeoSearchOptions options) {
    return queue(Reply.LONG, "GEOSEARCHSTORE", destination, source, options);
  }
}
