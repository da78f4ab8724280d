package dev.vox.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.validate.RunReport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;

/// Holds the report against the rules of the three schemas, which stand in `junit-schema` and come from where its page says.
class JunitSchemaTest {
    private static final String REPORT = Written.of(ReportFormat.JUNIT, RichRun.events());

    @Test
    void antTakesIt() throws Exception {
        assertThat(complaints("ant", document(REPORT))).isEmpty();
    }

    @Test
    void jenkinsTakesIt() throws Exception {
        assertThat(complaints("jenkins", document(REPORT))).isEmpty();
    }

    @Test
    void surefireTakesEachSuiteWithoutWhatOnlyAntAsksFor() throws Exception {
        List<Document> suites = suites(REPORT);

        assertThat(suites).hasSize(4);
        for (Document suite : suites) {
            assertThat(complaints("surefire", suite)).isEmpty();
        }
    }

    @Test
    void allTakeTheReportOfARunThatWasInterruptedOrStrictOrEmpty() throws Exception {
        RunReport empty =
                new RunReport(
                        "", "", RichRun.START, java.time.Duration.ZERO, false, true, List.of());
        for (RunReport run :
                List.of(RichRun.report(false, false), RichRun.report(true, true), empty)) {
            String report = Written.of(ReportFormat.JUNIT, run);
            assertThat(complaints("ant", document(report))).isEmpty();
            assertThat(complaints("jenkins", document(report))).isEmpty();
            for (Document suite : suites(report)) {
                assertThat(complaints("surefire", suite)).isEmpty();
            }
        }
    }

    @Test
    void everySuiteCountsItsOwnTestCases() throws Exception {
        for (RunReport run : List.of(RichRun.report(false, false), RichRun.report(true, true))) {
            for (Document suite : suites(Written.of(ReportFormat.JUNIT, run))) {
                Element root = suite.getDocumentElement();
                assertThat(count(root, "testcase")).isEqualTo(number(root, "tests"));
                assertThat(count(root, "failure")).isEqualTo(number(root, "failures"));
                assertThat(count(root, "error")).isEqualTo(number(root, "errors"));
                assertThat(count(root, "skipped")).isEqualTo(number(root, "skipped"));
            }
        }
    }

    @Test
    void noControlCharacterIsLeft() {
        assertThat(REPORT.codePoints().filter(JunitSchemaTest::control).toArray()).isEmpty();
    }

    private static boolean control(int point) {
        return Character.getType(point) == Character.CONTROL && point != '\n';
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            textBlock =
                    """
                    ant      -> timestamp="2026-11-20T22:00:00" -> timestamp="2026-11-20T22:00:00Z"
                    ant      -> time="0.012"                    -> time="0,012"
                    ant      -> hostname="localhost"            -> hostname=""
                    ant      -> <properties>                    -> <system-out/><properties>
                    ant      -> <skipped                        -> <error type="x"/><skipped
                    ant      -> classname="phase-1"             -> class="phase-1"
                    ant      -> id="1"                          -> id="0"
                    jenkins  -> time="0.250"                    -> time="0,25"
                    jenkins  -> tests="4"                       -> test="4"
                    surefire -> time="0.012"                    -> time="0.0123"
                    surefire -> skipped="1"                     -> skip="1"
                    surefire -> <skipped message                -> <skipped type="x" message
                    """)
    void aReportThatBreaksARuleIsFound(String schema, String rule, String broken) throws Exception {
        String report = REPORT.replaceFirst(java.util.regex.Pattern.quote(rule), broken);

        assertThat(report).isNotEqualTo(REPORT);
        List<String> complaints = new ArrayList<>();
        if (schema.equals("surefire")) {
            for (Document suite : suites(report)) {
                complaints.addAll(complaints(schema, suite));
            }
        } else {
            complaints.addAll(complaints(schema, document(report)));
        }
        assertThat(complaints).isNotEmpty();
    }

    private static long count(Element suite, String name) {
        return suite.getElementsByTagName(name).getLength();
    }

    private static long number(Element suite, String attribute) {
        return Long.parseLong(suite.getAttribute(attribute));
    }

    private static List<String> complaints(String schema, Document document)
            throws SAXException, IOException {
        Validator validator = schema(schema).newValidator();
        List<String> complaints = new ArrayList<>();
        validator.setErrorHandler(
                new org.xml.sax.helpers.DefaultHandler() {
                    @Override
                    public void error(SAXParseException problem) {
                        complaints.add(problem.getMessage());
                    }
                });
        validator.validate(new DOMSource(document));
        return complaints;
    }

    private static Schema schema(String name) throws SAXException {
        URL source = JunitSchemaTest.class.getResource("/junit-schema/" + name + ".xsd");
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(source));
    }

    private static Document document(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newNSInstance();
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Document> suites(String text) throws Exception {
        NodeList found = document(text).getElementsByTagName("testsuite");
        List<Document> suites = new ArrayList<>();
        for (int at = 0; at < found.getLength(); at++) {
            Document alone =
                    DocumentBuilderFactory.newNSInstance().newDocumentBuilder().newDocument();
            alone.appendChild(alone.importNode(found.item(at), true));
            suites.add(withoutWhatAntAsksFor(alone));
        }
        return suites;
    }

    private static Document withoutWhatAntAsksFor(Document suite) {
        Element root = suite.getDocumentElement();
        List.of("timestamp", "hostname", "id", "package").forEach(root::removeAttribute);
        NodeList children = root.getChildNodes();
        List<Node> outputs =
                IntStream.range(0, children.getLength())
                        .mapToObj(children::item)
                        .filter(child -> child.getNodeName().startsWith("system-"))
                        .toList();
        outputs.forEach(root::removeChild);
        return suite;
    }
}
