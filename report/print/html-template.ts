/** The page, to be filled by Handlebars, which escapes what stands between two braces. */
export const htmlTemplate = `<!doctype html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{title}}</title>
<style>{{{style}}}</style>
</head>
<body>
<header>
<p class="kind">{{kind}}</p>
<h1>{{title}}</h1>
<p class="subtitle">{{subtitle}}</p>
<p class="note">{{legend}}</p>
</header>
<nav aria-label="{{contents}}">
<ol>
{{#each chapters}}
<li><a href="#{{id}}">{{title}}</a></li>
{{/each}}
</ol>
</nav>
<main>
{{#each chapters}}
<section aria-labelledby="{{id}}">
<h2 id="{{id}}"><span class="number">{{number}}</span> {{title}}</h2>
{{{body}}}
</section>
{{/each}}
</main>
</body>
</html>
`;
