package dev.asyncio4j.lowlevel;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.spi.Engine;

/**
 * Installs instruments.
 *
 * <p><i>Python:</i> none in asyncio; trio's {@code add_instrument} and {@code remove_instrument}.
 *
 * <p><b>Thread and loop:</b> from any thread. A change is in force from the loop's next pass on; at
 * once if the loop does not run.
 */
public final class Instruments {
  private Instruments() {}

  /**
   * Adds an instrument to a loop; one that is there already stays where it is.
   *
   * @param loop the loop
   * @param instrument the instrument; called after those that were added before it
   */
  public static void add(EventLoop loop, Instrument instrument) {
    Engine.provider().addInstrument(loop, instrument);
  }

  /**
   * Removes an instrument from a loop.
   *
   * @param loop the loop
   * @param instrument the instrument; nothing happens if it is not there
   */
  public static void remove(EventLoop loop, Instrument instrument) {
    Engine.provider().removeInstrument(loop, instrument);
  }

  /**
   * Adds an instrument to every loop of the process, those included that are still to be made.
   *
   * @param instrument the instrument
   * @return removes it from all of them
   */
  public static Registration addToAll(Instrument instrument) {
    return Engine.provider().addInstrumentToAll(instrument);
  }
}
