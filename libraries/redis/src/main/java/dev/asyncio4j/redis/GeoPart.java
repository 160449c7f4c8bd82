package dev.asyncio4j.redis;

import java.util.Arrays;
import java.util.EnumSet;

/**
 * Things that come with a member that a search finds. <i>Python:</i> {@code withdist} and its like.
 */
public enum GeoPart {
  /** The distance, in the unit of the search. */
  DISTANCE("WITHDIST"),
  /** The raw geohash. */
  HASH("WITHHASH"),
  /** The place. */
  POINT("WITHCOORD");

  private final String word;

  GeoPart(String word) {
    this.word = word;
  }

  static CommandArguments words(GeoPart... parts) {
    return () ->
        EnumSet.copyOf(Arrays.asList(parts)).stream().<Object>map(part -> part.word).toList();
  }
}
