package dev.asyncio4j.examples;

/** The progress of a round: one line, rewritten in place on a terminal, written once elsewhere. */
public final class Progress {
  private static final boolean TERMINAL = isTerminal();

  private final String round;
  private final int total;
  private int done;

  public Progress(String round, int total) {
    this.round = round;
    this.total = total;
    show(TERMINAL ? "\r" : "", TERMINAL ? "" : System.lineSeparator());
  }

  /** One more site is done. Only tasks of one loop call this, so the counter needs no lock. */
  public void step() {
    done++;
    if (TERMINAL) show("\r", done == total ? System.lineSeparator() : "");
  }

  private void show(String before, String after) {
    var count = TERMINAL ? done + " of " + total : total + " sites";
    System.out.print(before + "Checking " + round + ": " + count + after);
    System.out.flush();
  }

  private static boolean isTerminal() {
    var console = System.console();
    if (console == null) return false;
    try {
      // Since JDK 22 there is a console without a terminal too, and this method to tell.
      return (boolean) console.getClass().getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJdk) {
      return true;
    }
  }
}
