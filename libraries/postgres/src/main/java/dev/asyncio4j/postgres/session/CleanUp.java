package dev.asyncio4j.postgres.session;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.CancelledError;

/** The work that follows a failure, and that a cancel may hit as well. */
public final class CleanUp {
  private CleanUp() {}

  /**
   * Undoes what was done before an error, which stays the error. The first cancel takes its place,
   * once all is undone; a second one ends the connection, and so does a failure.
   *
   * @param undo is run again after a cancel, which does not tell whether it was done
   */
  public static void after(Throwable error, VoidBody undo, Runnable end) {
    try {
      undo.run();
    } catch (CancelledError cancel) {
      if (!(error instanceof CancelledError)) {
        cancel.addSuppressed(error);
        after(cancel, undo, end);
        throw cancel;
      }
      end.run();
      error.addSuppressed(cancel);
    } catch (Throwable e) {
      end.run();
      error.addSuppressed(e);
    }
  }
}
