package io.github.gongjdbc.schema.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.gongjdbc.schema.error.AnswerTooLargeException;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.http.ErrorAnswer;
import io.github.gongjdbc.schema.http.FailedAttempt;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.settings.AnswerLimits;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Response;

/** Makes a page of an answer, or says what is wrong with it. */
public final class AnswerReader {
  private final AnswerLimits limits;
  private final JsonFactory json;

  public AnswerReader(AnswerLimits limits) {
    this.limits = limits;
    this.json = ItemParser.factory(limits);
  }

  /**
   * Reads an answer to its end.
   *
   * @param keeping whether the page is to have the answer itself
   * @throws FailedAttempt if the answer is not a page
   * @throws IOException if it did not arrive whole
   */
  public <R> Page<R> read(
      ApiRequest request,
      Response response,
      ItemReader<R> reader,
      boolean keeping,
      StatementContext statementContext)
      throws IOException, FailedAttempt {
    try {
      if (response.code() != 200) {
        return refused(request, response);
      }
      PageParser parser = new PageParser(request.endpoint(), json, limits.items());
      InputStream answer = response.body().byteStream();
      if (!keeping) {
        return parser.parse(answer, reader, statementContext);
      }
      KeptAnswer.Recorded recorded = new KeptAnswer.Recorded(answer);
      try {
        return parser.parse(recorded, reader, statementContext).keeping(recorded.kept());
      } finally {
        recorded.end();
      }
    } catch (AnswerTooLargeException e) {
      throw FailedAttempt.forGood(
          new GongException(
              Kind.MALFORMED_ANSWER, "The answer to " + request.name() + " " + e.getMessage(), e));
    } catch (MalformedAnswerException e) {
      throw malformed(request, response, String.valueOf(e.getMessage()), e);
    } catch (StreamConstraintsException e) {
      throw FailedAttempt.forGood(
          new GongException(
              Kind.MALFORMED_ANSWER,
              "The answer to "
                  + request.name()
                  + " is not an answer of Gong: it nests deeper than "
                  + limits.depth()
                  + " levels (maxResponseDepth), or holds a number of more than "
                  + limits.digits()
                  + " digits (maxNumberLength), or a longer text than "
                  + (AnswerMemory.LONGEST_TEXT >> 20)
                  + " million characters.",
              e));
    } catch (JsonProcessingException | CharConversionException e) {
      throw malformed(request, response, "is not complete JSON", e);
    }
  }

  private static <R> Page<R> refused(ApiRequest request, Response response)
      throws IOException, FailedAttempt {
    ErrorAnswer answer = ErrorAnswer.of(response);
    if (answer.meansNothing(request.endpoint())) {
      if (request.cursor().isEmpty()) {
        return Page.<R>nothing().keeping(Optional.of(KeptAnswer.NOTHING));
      }
      throw FailedAttempt.forGood(
          new GongException(
              Kind.API,
              request.name()
                  + " found nothing (404) where the page before had named a next one: the result"
                  + " would be cut short. Run the statement again."));
    }
    throw FailedAttempt.of(response, answer.toException(request.endpoint()));
  }

  /**
   * What is not a page may be a page the next time: a proxy or a portal answers in Gong's place for
   * a moment. What the answer says of itself is only told, as a page is one under any name.
   */
  private static FailedAttempt malformed(
      ApiRequest request, Response response, String what, IOException cause) {
    MediaType type = response.body().contentType();
    boolean json = type == null || type.subtype().endsWith("json");
    return FailedAttempt.passing(
        new GongException(
            Kind.MALFORMED_ANSWER,
            "The answer to "
                + request.name()
                + " "
                + what
                + "."
                + (json
                    ? ""
                    : " It is "
                        + type.type()
                        + "/"
                        + type.subtype()
                        + ": a proxy or a login page may answer in Gong's place."),
            cause),
        Duration.ZERO);
  }
}
