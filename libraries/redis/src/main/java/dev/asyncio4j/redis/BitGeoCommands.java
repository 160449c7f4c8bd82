package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands of bits, of HyperLogLogs and of places, as Redis names them.
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
public interface BitGeoCommands<V> extends CommandCaller<V> {
  /**
   * Counts bits that are set.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> bitcount(Object key) {
    return call(Reply.LONG, "BITCOUNT", key);
  }

  /**
   * Counts bits that are set in a part, by BYTE or BIT.
   *
   * @param key the key
   * @param start the first one
   * @param end the last one
   * @param unit the unit
   * @return the number
   */
  default Coroutine<@Nullable Long> bitcount(Object key, long start, long end, String unit) {
    return call(Reply.LONG, "BITCOUNT", key, start, end, unit);
  }

  /**
   * Reads and writes numbers of any width; null where one overflowed and was to fail.
   *
   * @param key the key
   * @param operations what to do
   * @return a number for each
   */
  default Coroutine<List<@Nullable Long>> bitfield(Object key, BitfieldCommand operations) {
    return call(Reply.LONGS, "BITFIELD", key, operations);
  }

  /**
   * Reads numbers of any width.
   *
   * @param key the key
   * @param operations what to do
   * @return a number for each
   */
  default Coroutine<List<@Nullable Long>> bitfieldRo(Object key, BitfieldCommand operations) {
    return call(Reply.LONGS, "BITFIELD_RO", key, operations);
  }

  /**
   * Stores AND, OR, XOR or NOT of strings; gets how long that is.
   *
   * @param operation the operation
   * @param destination where to
   * @param keys the keys, one by one or as a collection
   * @return the number
   */
  default Coroutine<@Nullable Long> bitop(String operation, Object destination, Object... keys) {
    return call(Reply.LONG, "BITOP", operation, destination, CommandArguments.all(keys));
  }

  /**
   * Finds the first bit that is 0 or 1.
   *
   * @param key the key
   * @param bit 0 or 1
   * @return the number
   */
  default Coroutine<@Nullable Long> bitpos(Object key, long bit) {
    return call(Reply.LONG, "BITPOS", key, bit);
  }

  /**
   * Finds the first bit that is 0 or 1 in a part.
   *
   * @param key the key
   * @param bit 0 or 1
   * @param start the first one
   * @param end the last one
   * @return the number
   */
  default Coroutine<@Nullable Long> bitpos(Object key, long bit, long start, long end) {
    return call(Reply.LONG, "BITPOS", key, bit, start, end);
  }

  /**
   * Gets a bit.
   *
   * @param key the key
   * @param offset the place, from 0
   * @return the number
   */
  default Coroutine<@Nullable Long> getbit(Object key, long offset) {
    return call(Reply.LONG, "GETBIT", key, offset);
  }

  /**
   * Sets a bit, and gets the old one.
   *
   * @param key the key
   * @param offset the place, from 0
   * @param bit 0 or 1
   * @return the number
   */
  default Coroutine<@Nullable Long> setbit(Object key, long offset, long bit) {
    return call(Reply.LONG, "SETBIT", key, offset, bit);
  }

  /**
   * Adds to a HyperLogLog; tells whether it has changed.
   *
   * @param key the key
   * @param values the values
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> pfadd(Object key, Object... values) {
    return call(Reply.BOOL, "PFADD", key, CommandArguments.all(values));
  }

  /**
   * Estimates how many different values were added.
   *
   * @param keys the keys, one by one or as a collection
   * @return the number
   */
  default Coroutine<@Nullable Long> pfcount(Object... keys) {
    return call(Reply.LONG, "PFCOUNT", CommandArguments.all(keys));
  }

  /**
   * Merges HyperLogLogs.
   *
   * @param destination where to
   * @param keys the keys, one by one or as a collection
   * @return true once it is done
   */
  default Coroutine<Boolean> pfmerge(Object destination, Object... keys) {
    return call(Reply.OK, "PFMERGE", destination, CommandArguments.all(keys));
  }

  /**
   * Adds a place.
   *
   * @param key the key
   * @param longitude degrees, east is positive
   * @param latitude degrees, north is positive
   * @param member the member
   * @return the number
   */
  default Coroutine<@Nullable Long> geoadd(
      Object key, double longitude, double latitude, Object member) {
    return call(Reply.LONG, "GEOADD", key, longitude, latitude, member);
  }

  /**
   * Adds places; counts those that are new.
   *
   * @param key the key
   * @param places places by member
   * @return the number
   */
  default Coroutine<@Nullable Long> geoadd(Object key, Map<?, GeoPoint> places) {
    return call(Reply.LONG, "GEOADD", key, CommandArguments.places(places));
  }

  /**
   * Gets the distance in metres.
   *
   * @param key the key
   * @param member1 the one
   * @param member2 the other
   * @return the number; null if there is none
   */
  default Coroutine<@Nullable Double> geodist(Object key, Object member1, Object member2) {
    return call(Reply.DOUBLE, "GEODIST", key, member1, member2);
  }

  /**
   * Gets the distance in m, km, mi or ft.
   *
   * @param key the key
   * @param member1 the one
   * @param member2 the other
   * @param unit the unit
   * @return the number; null if there is none
   */
  default Coroutine<@Nullable Double> geodist(
      Object key, Object member1, Object member2, String unit) {
    return call(Reply.DOUBLE, "GEODIST", key, member1, member2, unit);
  }

  /**
   * Gets geohashes.
   *
   * @param key the key
   * @param members the members, one by one or as a collection
   * @return the texts
   */
  default Coroutine<List<String>> geohash(Object key, Object... members) {
    return call(Reply.TEXTS, "GEOHASH", key, CommandArguments.all(members));
  }

  /**
   * Gets places; null where there is none.
   *
   * @param key the key
   * @param members the members, one by one or as a collection
   * @return the places
   */
  default Coroutine<List<GeoPoint>> geopos(Object key, Object... members) {
    return call(Reply.GEO_POINTS, "GEOPOS", key, CommandArguments.all(members));
  }

  /**
   * Gets members by place.
   *
   * @param key the key
   * @param options what else
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> geosearch(Object key, GeoSearchOptions options) {
    return call(Reply.values(), "GEOSEARCH", key, options);
  }

  /**
   * Stores what a search finds.
   *
   * @param destination where to
   * @param source where from
   * @param options what else
   * @return the number
   */
  default Coroutine<@Nullable Long> geosearchstore(
      Object destination, Object source, GeoSearchOptions options) {
    return call(Reply.LONG, "GEOSEARCHSTORE", destination, source, options);
  }

  /**
   * Gets the members near a place.
   *
   * @param key the key
   * @param longitude in degrees
   * @param latitude in degrees
   * @param radius how far at most
   * @param unit m, km, ft or mi
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> georadius(
      Object key, double longitude, double latitude, double radius, String unit) {
    return call(Reply.values(), "GEORADIUS", key, longitude, latitude, radius, unit);
  }

  /**
   * Gets the members near another one.
   *
   * @param key the key
   * @param member the one in the middle
   * @param radius how far at most
   * @param unit m, km, ft or mi
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> georadiusbymember(
      Object key, Object member, double radius, String unit) {
    return call(Reply.values(), "GEORADIUSBYMEMBER", key, member, radius, unit);
  }
}
