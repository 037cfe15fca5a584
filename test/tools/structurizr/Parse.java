import com.structurizr.dsl.Features;
import com.structurizr.dsl.StructurizrDslParser;
import com.structurizr.dsl.StructurizrDslParserException;
import com.structurizr.util.WorkspaceUtils;
import com.structurizr.validation.WorkspaceScopeValidatorFactory;
import java.io.File;

/** Parses one workspace and writes it as JSON. Leaves 1, and the line and message on stderr, where it is refused. */
public class Parse {
  public static void main(String[] arguments) throws Exception {
    var parser = new StructurizrDslParser();
    parser.getFeatures().disable(Features.SCRIPTS);
    parser.getFeatures().disable(Features.PLUGINS);
    try {
      parser.parse(new File(arguments[0]));
    } catch (StructurizrDslParserException refused) {
      System.err.println("line " + refused.getLineNumber() + ": " + refused.getMessage());
      System.exit(1);
    }
    var workspace = parser.getWorkspace();
    WorkspaceScopeValidatorFactory.getValidator(workspace).validate(workspace);
    WorkspaceUtils.saveWorkspaceToJson(workspace, new File(arguments[1]));
  }
}
