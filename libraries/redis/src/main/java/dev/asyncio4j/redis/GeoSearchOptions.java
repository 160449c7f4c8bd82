package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code GEOSEARCH}.
 *
 * <p><i>Python:</i> {@code member}, {@code longitude}, {@code latitude}, {@code radius}, {@code
 * width}, {@code height}, {@code unit}, {@code sort}, {@code count}. Immutable: each method returns
 * a copy.
 */
public final class GeoSearchOptions implements CommandArguments {
  private static final GeoSearchOptions DEFAULTS = new GeoSearchOptions(List.of());

  private final List<Object> arguments;

  private GeoSearchOptions(List<Object> arguments) {
    this.arguments = arguments;
  }

  /** {@return no option} */
  public static GeoSearchOptions defaults() {
    return DEFAULTS;
  }

  private GeoSearchOptions with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new GeoSearchOptions(List.copyOf(longer));
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Searches around a member.
   *
   * @param member a member of the same key
   * @return a changed copy
   */
  public GeoSearchOptions fromMember(Object member) {
    return with("FROMMEMBER", member);
  }

  /**
   * Searches around a place.
   *
   * @param longitude degrees, east is positive
   * @param latitude degrees, north is positive
   * @return a changed copy
   */
  public GeoSearchOptions fromLonLat(double longitude, double latitude) {
    return with("FROMLONLAT", longitude, latitude);
  }

  /**
   * Searches in a circle.
   *
   * @param radius how far
   * @param unit m, km, mi or ft
   * @return a changed copy
   */
  public GeoSearchOptions byRadius(double radius, String unit) {
    return with("BYRADIUS", radius, unit);
  }

  /**
   * Searches in a box.
   *
   * @param width how wide
   * @param height how high
   * @param unit m, km, mi or ft
   * @return a changed copy
   */
  public GeoSearchOptions byBox(double width, double height, String unit) {
    return with("BYBOX", width, height, unit);
  }

  /**
   * Begins with the nearest.
   *
   * @return a changed copy
   */
  public GeoSearchOptions asc() {
    return with("ASC");
  }

  /**
   * Begins with the farthest.
   *
   * @return a changed copy
   */
  public GeoSearchOptions desc() {
    return with("DESC");
  }

  /**
   * Takes so many only.
   *
   * @param count how many at most
   * @return a changed copy
   */
  public GeoSearchOptions count(long count) {
    return with("COUNT", count);
  }

  /**
   * Stores distances in place of places.
   *
   * @return a changed copy
   */
  public GeoSearchOptions storeDist() {
    return with("STOREDIST");
  }

  @Override
  public String toString() {
    return "GeoSearchOptions" + arguments;
  }
}
