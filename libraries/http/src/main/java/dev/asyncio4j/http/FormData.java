package dev.asyncio4j.http;

import dev.asyncio4j.http.internal.FormFields;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * The fields of a form; as {@code multipart/form-data} if one is a file, else urlencoded.
 *
 * <p><i>Python:</i> {@code aiohttp.FormData}. {@code data(Map)} of a request makes one.
 *
 * <pre>{@code
 * FormData form = FormData.create().addField("who", "Ada").addField("cv", Path.of("cv.pdf"));
 * try (var reply = await(Http.request("POST", url, RequestOptions.defaults().data(form)))) {
 *   System.out.println(reply.status());
 * }
 * }</pre>
 */
public interface FormData {
  /** {@return a form without fields} */
  static FormData create() {
    return new FormFields();
  }

  /**
   * Adds a text.
   *
   * @param name of the field
   * @param value the text
   * @return this
   */
  default FormData addField(String name, String value) {
    return addField(name, value, FieldOptions.defaults());
  }

  /**
   * Adds a text.
   *
   * @param name of the field
   * @param value the text
   * @param options its type, a name of a file
   * @return this
   */
  FormData addField(String name, String value, FieldOptions options);

  /**
   * Adds bytes; the form becomes multipart.
   *
   * @param name of the field
   * @param value the bytes; kept, not copied
   * @return this
   */
  default FormData addField(String name, byte[] value) {
    return addField(name, value, FieldOptions.defaults());
  }

  /**
   * Adds bytes; the form becomes multipart.
   *
   * @param name of the field
   * @param value the bytes; kept, not copied
   * @param options their type, the name of a file
   * @return this
   */
  default FormData addField(String name, byte[] value, FieldOptions options) {
    return addField(name, Payload.of(value), options);
  }

  /**
   * Adds a file, under its own name; the form becomes multipart.
   *
   * @param name of the field
   * @param value read when the form is sent
   * @return this
   */
  default FormData addField(String name, Path value) {
    return addField(name, value, FieldOptions.defaults());
  }

  /**
   * Adds a file; the form becomes multipart.
   *
   * @param name of the field
   * @param value read when the form is sent
   * @param options its type, another name
   * @return this
   */
  default FormData addField(String name, Path value, FieldOptions options) {
    String own = String.valueOf(value.getFileName());
    FieldOptions named = options.filename() == null ? options.filename(own) : options;
    return addField(name, Payload.of(value), named);
  }

  /**
   * Adds a stream; the form becomes multipart and can be sent once.
   *
   * @param name of the field
   * @param value read when the form is sent
   * @return this
   */
  default FormData addField(String name, InputStream value) {
    return addField(name, value, FieldOptions.defaults());
  }

  /**
   * Adds a stream; the form becomes multipart and can be sent once.
   *
   * @param name of the field
   * @param value read when the form is sent
   * @param options its type, the name of a file
   * @return this
   */
  default FormData addField(String name, InputStream value, FieldOptions options) {
    String filename = options.filename();
    return addField(name, Payload.of(value), filename == null ? options.filename(name) : options);
  }

  /**
   * Adds a body; the form becomes multipart.
   *
   * @param name of the field
   * @param value the body
   * @return this
   */
  default FormData addField(String name, Payload value) {
    return addField(name, value, FieldOptions.defaults());
  }

  /**
   * Adds a body; the form becomes multipart.
   *
   * @param name of the field
   * @param value the body
   * @param options its type, the name of a file
   * @return this
   */
  FormData addField(String name, Payload value, FieldOptions options);

  /** {@return whether it is sent as {@code multipart/form-data}} */
  boolean isMultipart();
}
