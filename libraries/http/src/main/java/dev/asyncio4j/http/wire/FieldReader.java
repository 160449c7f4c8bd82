package dev.asyncio4j.http.wire;

import dev.asyncio4j.http.internal.BadMessage;
import dev.asyncio4j.http.internal.HeaderList;
import java.util.Locale;
import java.util.Set;

/** Makes headers of lines: those of a request, a response, or a part of a body. */
public final class FieldReader {
  private final int most;
  private final Set<String> single;
  private final HeaderList headers = new HeaderList();

  /**
   * Makes one for one head.
   *
   * @param most how many fields it may have
   * @param single names, in lower case, of which a second one would leave open which of them counts
   */
  public FieldReader(int most, Set<String> single) {
    this.most = most;
    this.single = single;
  }

  /**
   * Takes a line.
   *
   * @param line its bytes, from the first on
   * @param length how many of them, without the end of the line
   * @throws BadMessage if it is no field, or one too many
   */
  public void take(byte[] line, int length) throws BadMessage {
    int colon = 0;
    while (colon < length && Chars.isToken(line[colon])) colon++;
    if (colon == 0 || colon == length || line[colon] != ':') throw noField(line, length);
    int from = colon + 1;
    int to = length;
    while (from < to && Chars.isBlank(line[from])) from++;
    while (to > from && Chars.isBlank(line[to - 1])) to--;
    for (int i = from; i < to; i++) if (Chars.isForbidden(line[i])) throw noField(line, length);
    var name = LineText.of(line, 0, colon);
    if (headers.contains(name) && single.contains(name.toLowerCase(Locale.ROOT))) {
      throw new BadMessage("Duplicate '" + name + "' header found.");
    }
    if (headers.size() == most) throw new BadMessage("Too many headers received");
    headers.received(name, LineText.of(line, from, to));
  }

  private static BadMessage noField(byte[] line, int length) {
    return new BadMessage("Invalid HTTP header: '" + LineText.shown(line, length) + "'");
  }

  /** {@return what was taken, frozen} */
  public HeaderList headers() {
    return headers.freeze();
  }
}
