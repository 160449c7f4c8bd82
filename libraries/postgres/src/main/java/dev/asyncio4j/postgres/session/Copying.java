package dev.asyncio4j.postgres.session;

import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Timeout;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.postgres.CopySink;

/** Copies in both directions: whoever is slower holds the other back. */
final class Copying {
  /** The most of a failure's text; a longer one is of no use to the server's log. */
  private static final int LONGEST_REASON = 8 * 1024;

  private Copying() {}

  /** {@return the tag} */
  static String out(Work work, String sql, CopySink sink) throws Exception {
    var session = work.session;
    session.queries++;
    var answer = session.link.copy(sql);
    try {
      while (true) {
        var piece = answer.poll();
        if (piece != null) {
          session.link.resumeReading();
          sink.write(piece);
        } else if (answer.isDone()) return session.finish(answer).tag;
        else session.change(answer);
      }
    } catch (Throwable e) {
      session.giveUp(answer);
      throw e;
    }
  }

  /** {@return the tag} */
  static String in(Work work, String sql, Iterable<byte[]> pieces) throws Exception {
    var session = work.session;
    var link = session.link;
    session.queries++;
    var answer = link.copy(sql);
    while (!answer.isCopyIn && !answer.isDone()) session.change(answer);
    link.whenWritable(answer::changed);
    try {
      send(session, answer, pieces);
      if (!answer.isDone()) link.copyDone();
      answer.isCopyIn = false;
      return session.finish(answer).tag;
    } catch (CancelledError e) {
      session.giveUp(answer);
      throw e;
    } catch (Throwable e) {
      if (answer.isDone()) throw e;
      answer.isCopyIn = false;
      link.copyFail(reason(e));
      while (!answer.isDone()) session.change(answer);
      throw e;
    } finally {
      link.whenWritable(null);
    }
  }

  /** Sends all, or what there is until the server refuses it: a source that waits ends then. */
  private static void send(Session session, Answer answer, Iterable<byte[]> pieces) {
    var link = session.link;
    try {
      timeout(
          null,
          (Timeout refused) -> {
            answer.whenDone(() -> refused.reschedule(session.loop.time()));
            try {
              for (var left = pieces.iterator(); !answer.isDone() && left.hasNext(); ) {
                var piece = left.next();
                if (answer.isDone()) break;
                link.copyData(piece);
                while (!link.isWritable() && !answer.isDone()) session.change(answer);
              }
            } finally {
              answer.whenDone(null);
            }
          });
    } catch (AsyncTimeoutException e) {
      if (!answer.isDone()) throw e; // the source's own
    }
  }

  private static String reason(Throwable error) {
    var text = error.toString().replace("\0", "");
    return text.substring(0, Math.min(text.length(), LONGEST_REASON));
  }
}
