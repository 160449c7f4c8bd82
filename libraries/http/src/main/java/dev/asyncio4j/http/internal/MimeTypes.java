package dev.asyncio4j.http.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The types of files by the ends of their names. */
public final class MimeTypes {
  /** The type of what nobody knows. */
  public static final String UNKNOWN = "application/octet-stream";

  /** A type and its suffixes in each line. */
  private static final String TABLE =
      """
      application/atom+xml atom
      application/gzip gz
      application/java-archive jar
      application/java-vm class
      application/json json map
      application/ld+json jsonld
      application/manifest+json webmanifest
      application/msword doc
      application/octet-stream bin exe
      application/pdf pdf
      application/rss+xml rss
      application/rtf rtf
      application/vnd.android.package-archive apk
      application/vnd.ms-excel xls
      application/vnd.ms-fontobject eot
      application/vnd.ms-powerpoint ppt
      application/vnd.oasis.opendocument.spreadsheet ods
      application/vnd.oasis.opendocument.text odt
      application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
      application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
      application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
      application/wasm wasm
      application/x-7z-compressed 7z
      application/x-apple-diskimage dmg
      application/x-bzip2 bz2
      application/x-iso9660-image iso
      application/x-sh sh
      application/x-shockwave-flash swf
      application/x-tar tar
      application/x-xz xz
      application/xhtml+xml xhtml
      application/yaml yaml yml
      application/zip zip
      audio/flac flac
      audio/mp4 m4a
      audio/mpeg mp3
      audio/ogg ogg oga
      audio/x-wav wav
      font/otf otf
      font/ttf ttf
      font/woff woff
      font/woff2 woff2
      image/avif avif
      image/bmp bmp
      image/gif gif
      image/jpeg jpg jpeg
      image/png png
      image/svg+xml svg
      image/tiff tif tiff
      image/vnd.microsoft.icon ico
      image/webp webp
      text/calendar ics
      text/css css
      text/csv csv
      text/html html htm
      text/javascript js mjs
      text/markdown md
      text/plain txt java kt c h log
      text/x-python py
      text/x-vcard vcf
      text/xml xml
      video/mp4 mp4
      video/mpeg mpeg mpg
      video/ogg ogv
      video/quicktime mov
      video/webm webm
      video/x-msvideo avi
      """;

  private static final Map<String, String> BY_SUFFIX = new HashMap<>();

  static {
    for (String line : TABLE.split("\n")) {
      String[] words = line.strip().split(" ");
      for (int i = 1; i < words.length; i++) BY_SUFFIX.put(words[i], words[0]);
    }
  }

  private MimeTypes() {}

  /**
   * Returns the type of a file.
   *
   * @param name its name
   * @return the type, {@link #UNKNOWN} for a suffix that is not in the table
   */
  public static String ofName(String name) {
    String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_SUFFIX.getOrDefault(suffix, UNKNOWN);
  }
}
