package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * The operations of {@code BITFIELD}, in order.
 *
 * <p><i>Python:</i> {@code BitFieldOperation}. Immutable: each method returns a copy.
 */
public final class BitfieldCommand implements CommandArguments {
  private static final BitfieldCommand DEFAULTS = new BitfieldCommand(List.of());

  private final List<Object> arguments;

  private BitfieldCommand(List<Object> arguments) {
    this.arguments = arguments;
  }

  /** {@return no operation yet} */
  public static BitfieldCommand create() {
    return DEFAULTS;
  }

  private BitfieldCommand with(Object... words) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(List.of(words));
    return new BitfieldCommand(List.copyOf(longer));
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Reads a number; types are u8, i16 and so on, an offset may be #2.
   *
   * @param type the type
   * @param offset how many are left out
   * @return a changed copy
   */
  public BitfieldCommand get(String type, Object offset) {
    return with("GET", type, offset);
  }

  /**
   * Writes a number, and gives the old one.
   *
   * @param type the type
   * @param offset how many are left out
   * @param value its value
   * @return a changed copy
   */
  public BitfieldCommand set(String type, Object offset, long value) {
    return with("SET", type, offset, value);
  }

  /**
   * Adds to a number, and gives the new one.
   *
   * @param type the type
   * @param offset how many are left out
   * @param amount its value
   * @return a changed copy
   */
  public BitfieldCommand incrby(String type, Object offset, long amount) {
    return with("INCRBY", type, offset, amount);
  }

  /**
   * Chooses what later ones do when a number does not fit.
   *
   * @param overflow WRAP, SAT or FAIL
   * @return a changed copy
   */
  public BitfieldCommand overflow(String overflow) {
    return with("OVERFLOW", overflow);
  }

  @Override
  public String toString() {
    return "BitfieldCommand" + arguments;
  }
}
