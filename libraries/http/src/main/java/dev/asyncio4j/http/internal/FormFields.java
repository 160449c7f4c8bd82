package dev.asyncio4j.http.internal;

import dev.asyncio4j.http.FieldOptions;
import dev.asyncio4j.http.FormData;
import dev.asyncio4j.http.Payload;
import dev.asyncio4j.http.multipart.Names;
import dev.asyncio4j.http.multipart.PartsWriter;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A form: its fields, and what becomes of them. */
public final class FormFields implements FormData {
  /**
   * A field.
   *
   * @param name its name
   * @param text its value; null: it is a body
   * @param body its value; null: it is a text
   * @param options type and name of file
   */
  public record Field(
      String name, @Nullable String text, @Nullable Payload body, FieldOptions options) {}

  private final List<Field> fields = new ArrayList<>();
  private boolean multipart;

  /** Makes one without fields. */
  public FormFields() {}

  @Override
  public FormFields addField(String name, String value, FieldOptions options) {
    return add(new Field(name, value, null, options));
  }

  @Override
  public FormFields addField(String name, Payload value, FieldOptions options) {
    return add(new Field(name, null, value, options));
  }

  private FormFields add(Field field) {
    fields.add(field);
    multipart |=
        field.body != null
            || field.options.contentType() != null
            || field.options.filename() != null;
    return this;
  }

  /** {@return the fields in order} */
  public List<Field> fields() {
    return List.copyOf(fields);
  }

  @Override
  public boolean isMultipart() {
    return multipart;
  }

  /**
   * Returns texts as a body.
   *
   * @param charset of the texts
   * @return the body, urlencoded
   */
  public Payload urlencoded(Charset charset) {
    StringBuilder out = new StringBuilder();
    for (Field field : fields) {
      if (out.length() > 0) out.append('&');
      out.append(encode(field.name, charset))
          .append('=')
          .append(encode(String.valueOf(field.text), charset));
    }
    String type = "application/x-www-form-urlencoded";
    if (!charset.equals(StandardCharsets.UTF_8)) {
      type += "; charset=" + charset.name().toLowerCase(java.util.Locale.ROOT);
    }
    return new BytesPayload(out.toString().getBytes(StandardCharsets.US_ASCII), type);
  }

  /**
   * Returns the fields as a body of parts.
   *
   * @param charset of the texts
   * @return the body, {@code multipart/form-data}
   * @throws IllegalArgumentException if a name has a control character
   */
  public Payload multipart(Charset charset) {
    var body = new PartsWriter("form-data", null);
    for (Field field : fields) {
      Payload part =
          field.body != null ? field.body : Payload.of(String.valueOf(field.text), charset);
      String type = field.options.contentType();
      if (type != null) part.headers().set("Content-Type", type);
      part.headers()
          .set("Content-Disposition", Names.formData(field.name, field.options.filename()));
      body.appendPayload(part);
    }
    return body;
  }

  /** Encodes as Python's urlencode does: a tilde stays, an asterisk does not. */
  private static String encode(String text, Charset charset) {
    return URLEncoder.encode(text, charset).replace("%7E", "~").replace("*", "%2A");
  }

  @Override
  public String toString() {
    return "<FormData "
        + fields.stream().map(Field::name).toList()
        + (multipart ? " multipart>" : ">");
  }
}
