package dev.asyncio4j.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a command, in order: what options and collections become.
 *
 * <p><i>Python:</i> the {@code pieces} of its commands.
 */
@FunctionalInterface
public interface CommandArguments {
  /** {@return text, bytes or numbers, as they are sent} */
  List<Object> arguments();

  /**
   * Spreads what was given one by one, or as one collection.
   *
   * @param given the values, or one collection of them
   * @return the values
   */
  static CommandArguments all(Object... given) {
    if (given.length == 1 && given[0] instanceof Collection<?> each) return all(each);
    return () -> List.of(given);
  }

  /**
   * Spreads a collection.
   *
   * @param given the values
   * @return the values
   */
  static CommandArguments all(Collection<?> given) {
    return () -> new ArrayList<>(given);
  }

  /**
   * Says how many there are, and then which.
   *
   * @param given the values, or one collection of them
   * @return their number and the values
   */
  static CommandArguments counted(Object... given) {
    var each = all(given).arguments();
    var arguments = new ArrayList<Object>(each.size() + 1);
    arguments.add(each.size());
    arguments.addAll(each);
    return () -> arguments;
  }

  /**
   * Spreads a map: a key, its value, and so on.
   *
   * @param given in the order in which it is sent
   * @return keys and values
   */
  static CommandArguments pairs(Map<?, ?> given) {
    var arguments = new ArrayList<Object>(2 * given.size());
    given.forEach(
        (key, value) -> {
          arguments.add(key);
          arguments.add(value);
        });
    return () -> arguments;
  }

  /**
   * Spreads scores, which Redis wants before their members.
   *
   * @param scores members and their scores
   * @return scores and members
   */
  static CommandArguments scores(Map<?, ? extends Number> scores) {
    var arguments = new ArrayList<Object>(2 * scores.size());
    scores.forEach(
        (member, score) -> {
          arguments.add(score);
          arguments.add(member);
        });
    return () -> arguments;
  }

  /**
   * Gives a time in whole seconds, rounded up.
   *
   * @param time the time
   * @return seconds
   */
  static Object seconds(Duration time) {
    return time.getNano() == 0 ? time.toSeconds() : time.toSeconds() + 1;
  }

  /**
   * Gives a time in seconds with their fraction: for how long a blocking command waits.
   *
   * @param time the time; zero: for ever
   * @return seconds
   */
  static Object fraction(Duration time) {
    return time.getNano() == 0 ? time.toSeconds() : (Object) (time.toNanos() / 1e9);
  }

  /**
   * Gives a time in whole milliseconds, rounded up.
   *
   * @param time the time
   * @return milliseconds
   */
  static Object millis(Duration time) {
    return time.plusNanos(999_999).toMillis();
  }

  /**
   * Gives an instant in whole seconds.
   *
   * @param when the instant
   * @return seconds of the Unix epoch
   */
  static Object seconds(Instant when) {
    return when.getEpochSecond();
  }

  /**
   * Gives an instant in whole milliseconds.
   *
   * @param when the instant
   * @return milliseconds of the Unix epoch
   */
  static Object millis(Instant when) {
    return when.toEpochMilli();
  }

  /**
   * Gives a word, or nothing.
   *
   * @param said whether to say it
   * @param word of the command
   * @return the word, or nothing
   */
  static CommandArguments word(boolean said, String word) {
    return said ? () -> List.of(word) : List::of;
  }

  /**
   * Gives a switch.
   *
   * @param on whether it is on
   * @return ON or OFF
   */
  static Object onOff(boolean on) {
    return on ? "ON" : "OFF";
  }

  /**
   * Spreads places: longitude, latitude, member, and so on.
   *
   * @param places by member
   * @return the words
   */
  static CommandArguments places(Map<?, GeoPoint> places) {
    var arguments = new ArrayList<Object>(3 * places.size());
    places.forEach(
        (member, place) -> {
          arguments.add(place.longitude());
          arguments.add(place.latitude());
          arguments.add(member);
        });
    return () -> arguments;
  }

  /**
   * Gives a vector: how many numbers it has, and these.
   *
   * @param numbers of the vector
   * @return the words
   */
  static CommandArguments vector(double[] numbers) {
    var arguments = new ArrayList<Object>(numbers.length + 1);
    arguments.add(numbers.length);
    for (double each : numbers) arguments.add(each);
    return () -> arguments;
  }
}
